namespace Cairn.Tests.Hcl;

/// <summary>The families of expressions that are held against Terraform, as patterns for <see cref="Generator"/>.</summary>
internal static class Families
{
    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["files/hello.txt"] = "Hello, ${name}!\n",
        ["files/plain.txt"] = "plain text ü\n",
        ["files/list.tftpl"] = "%{ for x in items ~}\n- ${x}\n%{ endfor ~}\nend\n",
        ["files/sub/a.json"] = "{\"a\": [1, 2, {\"b\": null}]}",
        ["files/sub/b.json"] = "[]",
        ["files/sub/deep/c.yaml"] = "a: 1\n",
    };

    public static readonly IReadOnlyDictionary<string, string[]> Patterns = new Dictionary<string, string[]>
    {
        ["string"] =
        [
            "upper({s})", "lower({s})", "title({s})", "chomp({s})", "trimspace({s})", "strrev({s})", "length({s})", "trim({s}, {c})", "trimprefix({s}, {c})", "trimsuffix({s}, {c})",
            "startswith({s}, {c})", "endswith({s}, {c})", "strcontains({s}, {c})", "substr({s}, {i}, {i})", "indent({i}, {s})", "join({c}, {l})", "join({c}, {l}, {l})", "split({c}, {s})", "replace({s}, {c}, {s})",
            "replace({s}, \"/[a-z]+/\", \"<$0>\")", "replace({s}, \"/(\\\\w)(\\\\w*)/\", \"$2-${1}_$3\")", "replace({s}, \"/$/\", {c})", "regex(\"[a-z]+\", {s})", "regex(\"(\\\\d+)([.](\\\\d+))?\", {s})",
            "regex(\"(?P<first>[[:alpha:]]+)(?P<rest>.*)\", {s})", "regexall(\"[a-z]\", {s})", "regexall(\"(a)|(b)\", {s})", "regexall(\"a*\", {s})", "regex(\"^(?:[^ ]*) \", {s})", "regexall(\"\\\\S+\", {s})", "regexall({c}, {s})",
            "templatestring(\"x\", {})", "strrev({v})", "upper({v})", "join({c}, [{v}, {v}])", "split({v}, {s})", "length({v})",
        ],
        ["format"] =
        [
            "format(\"%s|%v\", {v}, {v})", "format(\"%d\", {n})", "format(\"%05d|%-6d|%+d\", {i}, {i}, {i})", "format(\"%x %X %o %b\", {i}, {i}, {i}, {i})", "format(\"%.2f|%8.3f|%f\", {n}, {n}, {n})", "format(\"%e|%.3e|%E\", {n}, {n}, {n})",
            "format(\"%g|%.3g|%G\", {n}, {n}, {n})", "format(\"%q\", {s})", "format(\"%t\", {v})", "format(\"%10s|%-10s|%.3s\", {s}, {s}, {s})", "format(\"%#v\", {v})", "format(\"%v\", {v})", "format(\"%[2]s %[1]s\", {s}, {s})",
            "format(\"100%% %s\", {s})", "format({s}, {v})", "formatlist(\"%s!\", {l})", "formatlist(\"%s-%s\", {l}, {s})", "formatlist(\"%s%s\", {l}, {l})", "formatlist(\"%d\", {l})", "formatlist(\"x\")", "format(\"%6v|%-6v|%06v\", {v}, {n}, {n})", "format(\"%+.2e|% d\", {n}, {i})",
        ],
        ["numeric"] =
        [
            "abs({n})", "ceil({n})", "floor({n})", "log({n}, {n})", "log(16, 2)", "max({n}, {n}, {n})", "min({n}, {n}, {n})", "pow({n}, {n})", "pow({i}, {i})", "signum({n})", "signum({i})", "parseint({s}, {i})", "parseint(\"ff\", 16)", "parseint(\"-101\", 2)", "parseint(\"zZ\", 62)",
            "{n} + {n}", "{n} - {n}", "{n} * {n}", "{n} / {n}", "{n} % {n}", "-{n}", "({n} + {n}) * {n} / {n}", "{n} / 3 + {n} / 7", "sum({l})", "sum([{n}, {n}, {n}])", "max({l}...)", "abs({v})", "ceil({n} / {n})", "length({s}) / length({s})", "floor({n} * {n} / 7)", "{n} * {n} * {n} - {n}", "{i} % {i}", "min()", "tostring({n})", "\"${{n}}\"",
        ],
        ["collection"] =
        [
            "alltrue({l})", "anytrue({l})", "alltrue([{b}, {b}])", "anytrue([{b}, {b}])", "chunklist({l}, {i})", "coalesce({v}, {v})", "coalesce(null, {s}, {s})", "coalesce({s}, {n})", "coalescelist({l}, {l})", "compact({l})", "concat({l}, {l})", "contains({l}, {v})", "distinct({l})", "element({l}, {i})",
            "flatten({l})", "flatten([{l}, {l}, {v}])", "index({l}, {v})", "keys({m})", "length({l})", "length({m})", "lookup({m}, {k}, {v})", "lookup({m}, {k})", "matchkeys({l}, {l}, {l})", "matchkeys([\"i\", \"j\", \"k\"], [\"a\", \"b\", \"a\"], [\"a\"])", "merge({m}, {m})", "merge({m}, {m}, null)", "one({l})", "range({i})", "range({i}, {i})", "range({n}, {n}, {n})",
            "reverse({l})", "setintersection({l}, {l})", "setproduct({l}, {l})", "setsubtract({l}, {l})", "setunion({l}, {l})", "slice({l}, {i}, {i})", "sort({l})", "sum({l})", "transpose({m})", "values({m})", "zipmap({l}, {l})", "zipmap([\"a\", \"b\"], {l})", "sort(keys({m}))", "values(merge({m}, {m}))", "tolist(setunion({l}, {l}))", "merge([{m}, {m}]...)", "concat()", "merge()", "distinct(concat({l}, {l}))",
        ],
        ["encoding"] =
        [
            "base64encode({s})", "base64decode(base64encode({s}))", "base64decode({s})", "urlencode({s})", "jsonencode({v})", "jsonencode({m})", "jsonencode({l})", "jsondecode(jsonencode({v}))", "jsondecode({s})", "jsondecode(\"{\\\"a\\\":[1,2.50,null,true],\\\"b\\\":{}}\")", "csvdecode(\"a,b\\n1,2\\n{i},x\\n\")", "csvdecode({s})", "csvdecode(\"a,b\\n\\\"x,\\\"\\\"y\\\",{i}\\n\")",
            "textencodebase64({s}, \"UTF-16LE\")", "textencodebase64({s}, \"UTF-8\")", "textdecodebase64(textencodebase64({s}, \"UTF-16LE\"), \"UTF-16LE\")", "textdecodebase64(base64encode({s}), \"UTF-8\")", "textencodebase64({s}, \"nope\")", "yamlencode({v})", "yamlencode({m})", "yamlencode({ a = {l}, b = { c = {v} } })", "yamlencode([{m}, {l}, {v}])", "jsonencode({ a = {v}, b = [{v}, {v}] })",
            "textencodebase64({s}, \"ISO-8859-1\")", "textencodebase64({s}, \"windows-1252\")", "jsonencode(\"{i} < > & \\u2028 \\u0007 \\u007f\")",
        ],
        ["filesystem"] =
        [
            "file(\"files/plain.txt\")", "file(\"files/none.txt\")", "fileexists(\"files/{i}.txt\")", "fileexists(\"files/plain.txt\")", "filebase64(\"files/plain.txt\")", "fileset(\"files\", \"*\")", "fileset(\"files\", \"**\")", "fileset(\"files\", \"**/*.json\")", "fileset(\"files/sub\", \"*.{json,yaml}\")", "fileset(\"files\", \"sub/?.json\")", "fileset(\"files\", \"*/[ab].json\")", "fileset(\"none\", \"*\")",
            "templatefile(\"files/hello.txt\", { name = {s} })", "templatefile(\"files/hello.txt\", {m})", "templatefile(\"files/list.tftpl\", { items = {l} })", "basename({s})", "dirname({s})", "basename(\"/a/b/{i}/\")", "dirname(\"a/../b/{i}/c\")", "basename(\"x/{i}\")", "dirname(\"/{i}\")", "dirname(\"./a//b/{i}\")", "basename(\"{i}//\")", "dirname(\"../{i}/..\")",
            "filemd5(\"files/plain.txt\")", "filesha1(\"files/plain.txt\")", "filesha256(\"files/plain.txt\")", "filesha512(\"files/plain.txt\")", "filebase64sha256(\"files/plain.txt\")", "filebase64sha512(\"files/sub/a.json\")", "jsondecode(file(\"files/sub/a.json\"))", "pathexpand({s})", "basename({v})", "dirname(join(\"/\", [{s}, {s}]))", "basename(join(\"/\", [{s}, {s}, {s}]))",
        ],
        ["date"] =
        [
            "formatdate(\"DD MMM YYYY hh:mm ZZZ\", {d})", "formatdate(\"EEEE, DD-MMM-YY hh:mm:ss ZZZ\", {d})", "formatdate(\"EEE, DD MMM YYYY hh:mm:ss ZZZZ\", {d})", "formatdate(\"MMMM DD, YYYY\", {d})", "formatdate(\"HH:mmaa H AA\", {d})", "formatdate(\"M/D/YYYY h:m:s ZZZZZ Z\", {d})", "formatdate(\"'it''s' YYYY {i}\", {d})", "formatdate(\"YYYYY\", {d})", "formatdate({s}, {d})", "formatdate({c}, {d})",
            "timeadd({d}, \"{i}h\")", "timeadd({d}, \"{i}m{i}s\")", "timeadd({d}, \"-{i}h30m\")", "timeadd({d}, \"1.5h\")", "timeadd({d}, {s})", "timeadd({d}, \"{i}ms\")", "timeadd({d}, \"{i}0000h\")", "timecmp({d}, {d})", "timecmp({d}, timeadd({d}, \"{i}s\"))", "formatdate(\"hh\", timeadd({d}, \"{i}h\"))", "timeadd({s}, \"1h\")", "timeadd({d}, \"{i}h{i}m{i}s\")", "formatdate(\"YYYY-MM-DD'T'hh:mm:ssZ\", timeadd({d}, \"{i}00m\"))", "timecmp(timeadd({d}, \"{i}m\"), {d})", "formatdate(\"DDMMYY-{i}\", {d})",
        ],
        ["hash"] =
        [
            "md5({s})", "sha1({s})", "sha256({s})", "sha512({s})", "base64sha256({s})", "base64sha512({s})", "uuidv5(\"dns\", {s})", "uuidv5(\"url\", {s})", "uuidv5(\"oid\", {s})", "uuidv5(\"x500\", {s})", "uuidv5(\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\", {s})", "uuidv5({s}, {s})", "md5({v})", "sha256(jsonencode({v}))", "sha1(join({c}, {l}))", "md5(\"{i}\")", "sha512(base64encode({s}))", "base64sha256({v})", "uuidv5(uuidv5(\"dns\", {s}), {s})", "substr(sha256({s}), 0, {i})",
        ],
        ["network"] =
        [
            "cidrhost({p}, {i})", "cidrhost({p}, {n})", "cidrnetmask({p})", "cidrsubnet({p}, {i}, {i})", "cidrsubnet({p}, 4, {i})", "cidrsubnet({p}, 8, {n})", "cidrsubnets({p}, {i}, {i})", "cidrsubnets({p}, 4, 4, 8, {i})", "cidrsubnets({p})", "cidrhost(cidrsubnet({p}, {i}, {i}), {i})", "cidrnetmask(cidrsubnet({p}, {i}, 0))", "cidrhost({p}, -{i})", "[for s in cidrsubnets({p}, 8, 4, {i}) : cidrhost(s, {i})]", "cidrsubnet({p}, 2, 3)", "cidrsubnet({s}, 1, 1)", "cidrsubnets({p}, 1, 2, 3, 4)", "cidrhost({p}, 256)", "cidrsubnet(cidrsubnet({p}, {i}, {i}), {i}, {i})", "cidrsubnets({p}, {i}, {i}, {i}, {i})", "cidrhost({p}, {i}{i})",
        ],
        ["conversion"] =
        [
            "tobool({v})", "tonumber({v})", "tostring({v})", "tolist({v})", "tomap({v})", "toset({v})", "tolist([{v}, {v}])", "toset([{v}, {v}, {v}])", "tomap({ a = {v}, b = {v} })", "try({v}, {v})", "try(tonumber({s}), {v})", "can(tonumber({v}))", "can({m}.a)", "try({m}.a.c, {m}.b, {s})", "nonsensitive(sensitive({v}))", "issensitive(sensitive({v}))", "issensitive({v})", "nonsensitive({v})", "tostring(tonumber({s}))", "tobool(tostring({b}))", "tolist(toset({l}))", "toset(tolist({l}))", "{b} ? {v} : {v}", "{b} ? {l} : {l}", "{b} ? {m} : {m}", "{b} ? null : {v}", "{v} == {v}", "{l} == {l}", "{m} != {m}", "tolist([{l}, {l}])", "tomap({ a = {m}, b = {m} })", "[{b} ? {n} : {s}, {b} ? {s} : {b}]", "can(regex(\"[0-9]\", {v}))",
        ],
        ["operators"] =
        [
            "{v} == {v}", "{v} != {v}", "{n} < {n}", "{n} >= {n}", "{n} <= {v}", "{b} && {b}", "{b} || {v}", "!{b}", "{n} + {n} * {n} - {n}", "({n} + {n}) * {n}", "-{n} - -{n}", "{b} ? {n} : {s}", "{n} > {n} ? {s} : {s}", "{b} && {b} || {b}", "{n} == {n} && {s} == {s}", "{n} + {s}", "{n} % 2 == 0 ? \"even\" : \"odd\"", "!({n} > {n})", "{b} == {b} != {b}", "{l}[{i}]", "{l}[\"{i}\"]", "{m}.a", "{m}[{k}]", "{m}[\"a\"]", "{m}.a.c", "{l}.0", "({l})[0]", "[{v}, {v}][{i}]", "{s} < {n}", "{n} == {s}", "null == {v}", "{ a = {n}, \"b c\" = {s}, (upper({s})) = {v}, 1 = 2, true = 3 }", "{ a : {v}, b : {v}, }", "[{v}, {v},]",
        ],
        ["for"] =
        [
            "[for x in {l} : x]", "[for i, x in {l} : \"${i}:${jsonencode(x)}\"]", "[for x in {l} : upper(x) if x != \"\"]", "{ for x in {l} : x => x }", "{ for i, x in {l} : i => x }", "{ for x in {l} : jsonencode(x) => x... }", "[for k, v in {m} : [k, v]]", "{ for k, v in {m} : upper(k) => v }", "{ for k, v in {m} : k => v if k != \"a\" }", "{ for k, v in {m} : jsonencode(v) => k... }", "[for x in {l} : x * 2]", "[for x in {v} : x]", "[for a in {l} : [for b in {l} : [a, b]]]", "[for x in {l} : x if {b}]", "[for k, v in { a = {v}, b = {v} } : \"${k}=${jsonencode(v)}\"]", "{ for s in [\"a\", \"b\"] : s => { n = {n}, s = s } }", "[for x in range({i}) : x]", "flatten([for x in {l} : [x, {v}]])", "{ for x in {l} : \"k${x}\" => x }", "[for x in toset({l}) : x]", "[for o in [{ a = {v} }, { a = {v} }] : o.a]", "sum([for x in {l} : x])",
        ],
        ["splat"] =
        [
            "{l}[*]", "{m}[*]", "{v}[*]", "[{ a = {v} }, { a = {v} }][*].a", "[{ a = {m} }, { a = {m} }][*].a.a", "[{ a = {l} }, { a = {l} }][*].a[0]", "[{ a = {v} }].*.a", "{l}.*", "[{ a = {l} }].*.a[0]", "null[*]", "[{ a = [{ b = {v} }] }][*].a[*].b", "{m}[*].a", "{m}.*.a", "{s}[*]", "[[{n}, {n}], [{n}]][*][0]", "flatten([{ a = {l} }, { a = {l} }][*].a)", "length({v}[*])", "[{ a = { b = {v} } }, { a = { b = {v} } }][*].a.b", "tolist([{ a = {n} }, { a = {n} }])[*].a", "toset([{ a = {s} }])[*].a", "{l}[*][0]", "[{ a = {v} }, {}][*].a", "tomap({ x = {s} })[*].x", "(null)[*].a", "[null][*].a",
        ],
        ["template"] =
        [
            "\"${{v}}\"", "\"a${{v}}b\"", "\"${{s}}-${{n}}-${{b}}\"", "\"%{ if {b} }yes ${{s}}%{ else }no%{ endif }\"", "\"%{ if {b} }x%{ endif }\"", "\"%{ for x in {l} }[${jsonencode(x)}]%{ endfor }\"", "\"%{ for i, x in {l} }${i},%{ endfor }\"", "\"a  ${~ {s} ~}  b\"", "\" x %{~ if {b} ~} y %{~ else ~} z %{~ endif ~} w\"", "<<EOT\nline ${{s}}\n  in ${{n}}\nEOT", "<<-EOT\n    one ${{s}}\n      two\n\n    three\n    EOT", "<<-EOT\n  %{ for x in {l} ~}\n  - ${jsonencode(x)}\n  %{ endfor ~}\n  end\n  EOT", "<<EOT\n%{ if {b} ~}\nyes\n%{ else ~}\nno\n%{ endif ~}\nEOT", "<<-X\n\t${{s}}\n\t  tab\n  X", "\"$${{i}} %%{x} \\u00e9 \\U0001F600 \\t\"", "\"${\"in ${{s}}\"} out\"", "\"${{l}[0]}!\"", "\"%{ for k, v in {m} }${k}=%{ if can(tostring(v)) }${try(tostring(v), \"-\")}%{ endif };%{ endfor }\"", "upper(<<EOT\nq ${{s}}\nEOT\n)", "\"${{s} == \"a\" ? \"A\" : {s}}\"", "<<-EOT\n  ${{n}} a\n b\n   ${~ {s} ~}\n   c\n  EOT", "\"${ {\"a\" = {v}}.a }\"", "\"$ ${{n}}% {} $$ %% \\\"\"", "<<EOT\nback\\slash \\n ${\"\\n\"} \"quoted\" $${x}\nEOT",
        ],
    };
}
