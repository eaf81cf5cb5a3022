"""The table of contents of the command line: where each command stands, in the order the help shows them."""

COMMANDS = {
    "compare": "reader.cli.compare:compare",
    "serve": "reader.cli.serve:serve",
    "batch": "reader.cli.batch:batch",
    "sort": "reader.cli.sort:sort",
    "add": "reader.cli.shelf:add",
    "remove": "reader.cli.shelf:remove",
    "list": "reader.cli.notes:list_notes",
    "export": "reader.cli.export:export",
    "import": "reader.cli.bring_in:bring_in",
    "notes": "reader.cli.notes:notes",
    "config": "reader.cli.config:config",
    "doctor": "reader.cli.doctor:doctor",
    "locate": "reader.cli.locate:locate",
    "completion": "reader.cli.completion:completion",
}
