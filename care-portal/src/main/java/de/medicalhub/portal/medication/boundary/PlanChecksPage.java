package de.medicalhub.portal.medication.boundary;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.control.Drafts;
import de.medicalhub.portal.medication.control.PlanCheck;
import de.medicalhub.portal.medication.control.PlanWords;
import de.medicalhub.portal.medication.control.PrintLayout;
import de.medicalhub.portal.medication.entity.DoseUnit;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.Heading;
import de.medicalhub.portal.medication.entity.PlanView;
import de.medicalhub.portal.medication.entity.PrintedPage;
import de.medicalhub.portal.medication.entity.Rule;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What the page says about the plan that is being edited; computed anew whenever it is drawn (M13). */
@Named("planChecks")
@RequestScoped
public class PlanChecksPage {
    /** Filled in when it is printed. */
    private static final Set<Rule> LATER = EnumSet.of(Rule.PRINT_ID_WRONG);

    @Inject
    private MedicineCatalogue catalogue;

    @Inject
    private PlanFormPage form;

    @Inject
    private Speaker speaker;

    private List<Finding> findings() {
        return new PlanCheck(catalogue)
                .check(Drafts.plan(form.getDraft())).stream()
                        .filter(finding -> !LATER.contains(finding.rule()))
                        .filter(finding -> !(finding.place().element().equals("A")
                                && finding.place().attribute().equals("t")))
                        .toList();
    }

    /** What is wrong with that row; -1 is the head. */
    public List<PlanView.Note> of(int row) {
        PlanWords words = new PlanWords(speaker.texts(), catalogue);
        return findings().stream()
                .filter(finding ->
                        (finding.place().section() == 0 ? -1 : Drafts.rowOf(finding.place(), form.getDraft())) == row)
                .map(words::beside)
                .distinct()
                .toList();
    }

    /** How many errors keep the plan from being printed. */
    public long getErrors() {
        return findings().stream().filter(Finding::isError).count();
    }

    /** Whether a number that is not in the directory of medicines is reported. */
    public boolean isComplete() {
        return catalogue.isComplete();
    }

    /** The plan as it is read. */
    public PrintedPage getPage() {
        return new PrintLayout(catalogue).shown(Drafts.plan(form.getDraft()));
    }

    /** Headings with a code; their words are German as on paper. */
    public List<SelectItem> getHeadings() {
        return Arrays.stream(Heading.values())
                .map(heading -> new SelectItem(heading.code(), heading.words()))
                .toList();
    }

    /** Units with a code; their words are German as on paper. */
    public List<SelectItem> getUnits() {
        return Arrays.stream(DoseUnit.values())
                .map(unit -> new SelectItem(unit.code(), unit.words()))
                .toList();
    }

    /** Once a week: 1 is Monday. */
    public List<SelectItem> getWeekdays() {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(Integer::toString)
                .map(day -> new SelectItem(day, speaker.key("plan.weekday." + day)))
                .toList();
    }
}
