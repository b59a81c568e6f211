package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import volscope.model.command.ParsedLine;
import volscope.sim.lvm.command.LvmCommand;
import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The commands {@code lvs}, {@code vgs} and {@code pvs}. */
final class Report {

    /** What stands above a log of nothing. */
    private static final String LOG_HEADINGS = "  Seq LogType Context ObjType ObjName ObjID   ObjGrp  ObjGrpID Msg     Errno RetCode";

    private Report() {
    }

    static int lvs(LvmContext context) {
        return run(context, context.line().has("segments") ? ReportKind.SEGS : ReportKind.LVS);
    }

    static int vgs(LvmContext context) {
        return run(context, ReportKind.VGS);
    }

    static int pvs(LvmContext context) {
        return run(context, context.line().has("segments") ? ReportKind.PVSEGS : ReportKind.PVS);
    }

    private static int run(LvmContext context, ReportKind kind) {
        if (isHelped(context)) {
            return LvmCommand.DONE;
        }
        if (context.line().has("logonly")) {
            context.invocation().out().println(LOG_HEADINGS);
            return LvmCommand.DONE;
        }
        try {
            ReportOptions options = read(context, kind, ReportOptions.Part.ALONE);
            return run(context, options);
        } catch (ReportRefused refused) {
            return refuse(context, refused);
        }
    }

    /** Whether the line asks for lists of fields, which are shown then. */
    static boolean isHelped(LvmContext context) {
        ParsedLine line = context.line();
        if (line.texts("select").stream().anyMatch(ReportOptions::isHelp)) {
            ReportRefused.Help.SELECTION_FIELDS.lines().forEach(context.invocation().err()::println);
            ReportRefused.Help.OPERATORS.lines().forEach(context.invocation().err()::println);
            return true;
        }
        if (ReportOptions.asksForHelp(line)) {
            FieldTable.standard().help().forEach(context.invocation().out()::println);
            return true;
        }
        return false;
    }

    /** What a line asks of a report, with a complaint where fields can't stand side by side. */
    static ReportOptions read(LvmContext context, ReportKind kind, ReportOptions.Part part) throws ReportRefused {
        ReportOptions options = ReportOptions.read(kind, part, context);
        if (kind.mixes(options.all())) {
            throw context.fail("Can't report LV and PV fields at the same time in report type \"" + kind.key() + "\".");
        }
        return options;
    }

    /** Says why the options of a report make no sense. */
    static int refuse(LvmContext context, ReportRefused refused) {
        refused.first().forEach(context.log()::error);
        refused.help().lines().forEach(context.invocation().err()::println);
        refused.complaints().forEach(context.log()::error);
        return refused.code();
    }

    private static int run(LvmContext context, ReportOptions options) {
        Consumer<String> out = context.invocation().out()::println;
        if (options.json()) {
            JsonLayout.opening().forEach(out);
        }
        Groups groups = new Groups(context);
        List<Row> all = new ReportRows(groups, context.line()).of(options.kind(), options.kind().fitting(options.all()));
        complainOfLayouts(context, options, all);
        List<Row> rows = arrange(options, all);
        options.unknown().ifPresent(name -> complainOfCompaction(context, name));
        List<Field> fields = compact(options, rows);
        if (options.json()) {
            new JsonLayout(options.layout().text(), options.layout().names())
                    .print(List.of(new JsonLayout.Part(options.kind().key(), fields, rows)), out);
            JsonLayout.closing().forEach(out);
        } else {
            options.layout().print(fields, rows, out);
        }
        return groups.code();
    }

    static void complainOfLayouts(LvmContext context, ReportOptions options, List<Row> rows) {
        long asked = options.fields().stream().filter(field -> List.of("lv_layout", "lv_role").contains(field.id())).count();
        for (Row row : rows) {
            Optional<VolumeGroup> vg = row.group().map(GroupView::vg);
            row.lv().filter(lv -> vg.isPresent() && VolumeFields.isOfUnknownLayout(vg.get(), lv)).ifPresent(lv -> {
                for (int i = 0; i < asked; i++) {
                    context.log().error("Internal error: WARNING: Failed to properly detect layout and role for LV " + vg.get().name() + "/"
                            + lv.name() + ".");
                }
            });
        }
    }

    private static void complainOfCompaction(LvmContext context, String name) {
        context.log().error("dm_report: Unrecognized field: " + name);
        context.log().error("Failed to compact given columns in report output.");
    }

    /** The rows that are wanted, in their order. */
    static List<Row> arrange(ReportOptions options, List<Row> rows) {
        List<Row> selected = rows.stream().filter(row -> options.selection().map(selection -> selection.holds(row)).orElse(true)).toList();
        boolean unsorted = options.layout().buffering() == ReportLayout.Buffering.NONE;
        return unsorted ? selected : SortKey.sort(selected, options.keys());
    }

    /** The columns without those that are to be left out when empty. */
    static List<Field> compact(ReportOptions options, List<Row> rows) {
        List<Field> fields = new ArrayList<>(options.fields());
        fields.removeIf(field -> options.compact().contains(field)
                && rows.stream().allMatch(row -> options.layout().text().of(FieldValues.of(field, row)).isEmpty()));
        return fields;
    }
}
