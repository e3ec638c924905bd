using System.Numerics;
using System.Runtime.InteropServices;

namespace Cairn.Graph.Storage;

/// <summary>A fast 64-bit hash of bytes, the same on every machine; finds damage, not forgery.</summary>
internal static class ContentHash
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;

    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var (a, b, c, d) = (seed + Prime1, seed ^ Prime2, seed, seed - Prime1);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var at = 0;
        for (; at + 4 <= words.Length; at += 4)
        {
            a = Mix(a, words[at]);
            b = Mix(b, words[at + 1]);
            c = Mix(c, words[at + 2]);
            d = Mix(d, words[at + 3]);
        }

        var hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18) + (ulong)bytes.Length;
        for (; at < words.Length; at++)
        {
            hash = Mix(hash, words[at]);
        }

        foreach (var rest in bytes[(words.Length * 8)..])
        {
            hash = Mix(hash, rest);
        }

        hash ^= hash >> 33;
        hash *= Prime2;
        return hash ^ (hash >> 29);
    }

    private static ulong Mix(ulong state, ulong word) => BitOperations.RotateLeft(state + (word * Prime2), 31) * Prime1;
}
