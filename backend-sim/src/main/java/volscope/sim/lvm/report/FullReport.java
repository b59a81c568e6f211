package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import volscope.sim.lvm.command.LvmCommand;
import volscope.sim.lvm.command.LvmContext;

/** The command {@code fullreport}: all there is to tell of each group, in five reports. */
final class FullReport {

    private static final List<ReportKind> OF_GROUP = List.of(ReportKind.VGS, ReportKind.PVS, ReportKind.LVS, ReportKind.PVSEGS,
            ReportKind.SEGS);
    private static final List<ReportKind> OF_NONE = List.of(ReportKind.PVS, ReportKind.PVSEGS);

    private final LvmContext context;
    private final Consumer<String> out;
    private final List<ReportOptions> reports;
    private int printed;

    private FullReport(LvmContext context, List<ReportOptions> reports) {
        this.context = context;
        this.out = context.invocation().out()::println;
        this.reports = reports;
    }

    static int run(LvmContext context) {
        if (Report.isHelped(context)) {
            return LvmCommand.DONE;
        }
        try {
            List<ReportOptions> reports = new ArrayList<>();
            for (ReportKind kind : OF_GROUP) {
                reports.add(Report.read(context, kind, ReportOptions.Part.OF_FULL));
            }
            return new FullReport(context, reports).print();
        } catch (ReportRefused refused) {
            return Report.refuse(context, refused);
        }
    }

    private int print() {
        if (reports.getFirst().json()) {
            JsonLayout.opening().forEach(out);
        }
        Groups groups = new Groups(context);
        ReportRows rows = new ReportRows(groups, context.line());
        Iterator<GroupView> views = ReportRows.chosenGroups(groups, context.line().operands()).iterator();
        while (views.hasNext()) {
            GroupView group = views.next();
            print(OF_GROUP, options -> rows.of(group, options.kind(), options.kind().fitting(options.all())));
        }
        boolean loose = context.line().operands().isEmpty() && !rows.ofNoGroup(ReportKind.PVS).isEmpty();
        if (loose) {
            print(OF_NONE, options -> rows.ofNoGroup(options.kind().fitting(options.all())));
        }
        if (reports.getFirst().json()) {
            JsonLayout.closing().forEach(out);
        }
        return groups.code();
    }

    /** Where the rows of a report come from. */
    private interface Source {
        List<Row> of(ReportOptions options);
    }

    private void print(List<ReportKind> kinds, Source source) {
        List<JsonLayout.Part> parts = new ArrayList<>();
        for (ReportOptions options : reports) {
            if (kinds.contains(options.kind())) {
                List<Row> rows = Report.arrange(options, source.of(options));
                Report.complainOfLayouts(context, options, rows);
                parts.add(new JsonLayout.Part(options.kind().key(), Report.compact(options, rows), rows));
            }
        }
        ReportOptions any = reports.getFirst();
        if (!any.json()) {
            parts.forEach(part -> any.layout().print(part.fields(), part.rows(), out));
            return;
        }
        if (printed++ > 0) {
            out.accept(JsonLayout.between());
        }
        new JsonLayout(any.layout().text(), any.layout().names()).print(parts, out);
    }
}
