namespace Cairn.Cli.Commands;

/// <summary>What `cairn` alone says.</summary>
internal static class Welcome
{
    public static int Print(TextWriter to)
    {
        to.WriteLine("""
            Cairn shows which AI systems in the cloud can really be attacked, how,
            and what stops it.

              cairn demo                 attack paths in a sample estate, at once
              cairn scan PATH            what is at risk in your code, state or plan
              cairn paths PATH --from X  ways from one node to what is worth protecting
              cairn blast PATH --from X  everything that falls with one node
              cairn fix PATH             the smallest set of changes that stops the attacks
              cairn what-if PATH ...     what an edit of a policy would change
              cairn diff A B             attacks that a change opens and closes
              cairn inventory PATH       everything that was found
              cairn explain PATH ...     why an attack, a finding or an edge is true
              cairn can PATH ...         may this identity do that, and which policy says so
              cairn query PATH 'MATCH …' any question, in openCypher; without one, a shell
              cairn drift CODE LIVE      where an estate is not what its code says
              cairn scan aws             the same as scan, of a live AWS account
              cairn collect PATH -o F    keep what was read as one snapshot file

            `cairn --help` lists every command; `cairn COMMAND --help` its options.
            """);
        return Exit.Fine;
    }
}
