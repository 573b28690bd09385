# Reads one or more Cobertura reports and prints "ASSEMBLY LINES BRANCHES" for each assembly: the covered lines and branches in
# percent, rounded down. If several reports contain an assembly, they are merged: a line is covered if any report covers it, and
# its number of covered branches is the highest number in any report. The files in src/Shared are compiled into several libraries: what
# the tests of one library cover is covered in all. With -v missed=1, it prints the lines that are not fully covered instead.

# The value of an attribute of the element on this line.
function attribute(name) {
  return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
}

# Where the coverage of a line is counted: in its assembly, or for all assemblies together.
function counted(place) {
  return place ~ /\/Shared\// ? substr(place, index(place, "\t")) : place
}

/<source>/ { root = $0; gsub(/.*<source>|<\/source>.*/, "", root) }
/<package / { assembly = attribute("name"); assemblies[assembly] }
/<class / { file = root attribute("filename") }

# A report contains each line twice, in its method and in its class. It is counted once, by its file and line number.
/<line / {
  place = assembly "\t" file ":" attribute("number")
  all[place]
  if (attribute("hits") + 0 > 0) hit[counted(place)]
  if (split(attribute("condition-coverage"), parts, /[(\/)]/) > 2) {
    if (parts[2] + 0 > taken[counted(place)] + 0) taken[counted(place)] = parts[2] + 0
    if (parts[3] + 0 > branches[place] + 0) branches[place] = parts[3] + 0
  }
}

function percent(part, whole) {
  return whole ? sprintf("%.2f", int(part * 10000 / whole) / 100) : "100.00"
}

END {
  for (place in all) {
    split(place, parts, "\t")
    lines[parts[1]]++
    covered = counted(place)
    covered_lines[parts[1]] += covered in hit
    all_branches[parts[1]] += branches[place]
    covered_branches[parts[1]] += taken[covered]
    if (missed && !(covered in hit && taken[covered] == branches[place])) print place, taken[covered] + 0 "/" branches[place] + 0 | "sort"
  }
  for (assembly in assemblies)
    if (!missed) print assembly, percent(covered_lines[assembly], lines[assembly]), percent(covered_branches[assembly], all_branches[assembly]) | "sort"
}
