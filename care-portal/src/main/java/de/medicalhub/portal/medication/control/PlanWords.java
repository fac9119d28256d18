package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.Difference;
import de.medicalhub.portal.medication.entity.Field;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.MergeRow;
import de.medicalhub.portal.medication.entity.PlacedLine;
import de.medicalhub.portal.medication.entity.PlanView;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts plans, findings and differences into the reader's words; pure. */
public final class PlanWords {
    private final Texts texts;
    private final MedicineCatalogue catalogue;

    public PlanWords(Texts texts, MedicineCatalogue catalogue) {
        this.texts = texts;
        this.catalogue = catalogue;
    }

    /** A print with what was found in it, what is grave first (M5). */
    public PlanView view(Assembly print) {
        List<Finding> findings = new ArrayList<>(print.findings());
        findings.addAll(new PlanCheck(catalogue).check(print.plan()));
        Stream<PlanView.Note> missing = print.missing().stream()
                .map(page -> new PlanView.Note(true, texts.say(Phrase.of("plan.missing-page", page, print.pages()))));
        Stream<PlanView.Note> found = findings.stream().distinct().map(this::note);
        List<PlanView.Note> notes = Stream.concat(missing, found)
                .distinct()
                .sorted((one, other) -> Boolean.compare(other.grave(), one.grave()))
                .toList();
        return new PlanView(new PrintLayout(catalogue).shown(print.plan()), notes);
    }

    /** What became of the lines, without those that stayed (M9). */
    public List<PlanView.Changed> changes(Comparison comparison) {
        return comparison.differences().stream()
                .filter(difference -> difference.kind() != Difference.Kind.SAME)
                .map(this::changed)
                .toList();
    }

    /** What warns about the comparison as a whole. */
    public List<PlanView.Note> warnings(Comparison comparison) {
        return comparison.warnings().stream().map(this::note).toList();
    }

    /** All lines as rows; a person decides about those that differ (M14). */
    public List<MergeRow> toDecide(List<Difference> differences) {
        return differences.stream()
                .map(difference -> {
                    PlanView.Changed changed = changed(difference);
                    return new MergeRow(difference, changed.kind(), changed.line(), changed.changes());
                })
                .toList();
    }

    /** A finding with the name of its field, where the row itself is shown (M13). */
    public PlanView.Note beside(Finding finding) {
        String what = finding.most() > 0
                ? texts.say(Phrase.of("plan.beside.too-long", finding.most()))
                : texts.say(Phrase.code("plan.finding", finding.rule().name()));
        return new PlanView.Note(
                finding.isError(),
                FieldNames.of(finding.place())
                        .map(name -> texts.say(Phrase.of("plan.beside", name, what)))
                        .orElse(what));
    }

    private PlanView.Note note(Finding finding) {
        String what = texts.say(Phrase.code("plan.finding", finding.rule().name()));
        boolean inLine = finding.place().line() > 0;
        return new PlanView.Note(
                finding.isError(),
                inLine
                        ? texts.say(Phrase.of(
                                "plan.at",
                                finding.place().section(),
                                finding.place().line(),
                                what))
                        : what);
    }

    private PlanView.Changed changed(Difference difference) {
        PlacedLine shown = Stream.concat(difference.scanned().stream(), difference.recorded().stream())
                .findFirst()
                .orElseThrow();
        List<String> changes = difference.changes().stream()
                .map(change -> texts.say(Phrase.of(
                        "plan.change",
                        Phrase.code("plan.field", change.field().name()),
                        orNothing(change.from()),
                        orNothing(change.to()))))
                .toList();
        String kind = difference.kind().name().toLowerCase(Locale.ROOT);
        return new PlanView.Changed(texts.say(Phrase.code("plan.kind", kind)), name(shown), changes);
    }

    private String orNothing(String value) {
        return value.isEmpty() ? texts.of("plan.nothing") : value;
    }

    private static String name(PlacedLine placed) {
        return Stream.of(Field.TRADE_NAME, Field.SUBSTANCES, Field.TEXT, Field.PZN)
                .map(field -> field.of(placed))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }
}
