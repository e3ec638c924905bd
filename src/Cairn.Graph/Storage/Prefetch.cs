using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Cairn.Graph.Storage;

/// <summary>Asks the processor to load what will be read soon; graph searches wait for memory more than for anything else.</summary>
internal static class Prefetch
{
    /// <summary>How many nodes of a frontier to look ahead.</summary>
    public const int Distance = 8;

    // The address may be stale when the collector moves the array meanwhile: a prefetch of any address is harmless.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read<T>(ReadOnlySpan<T> items, int index)
        where T : unmanaged
    {
        if (Sse.IsSupported && (uint)index < (uint)items.Length)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(items), index)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read(int* place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(place);
        }
    }
}
