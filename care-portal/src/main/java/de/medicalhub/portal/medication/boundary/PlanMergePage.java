package de.medicalhub.portal.medication.boundary;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.control.Assembly;
import de.medicalhub.portal.medication.control.Comparison;
import de.medicalhub.portal.medication.control.Drafts;
import de.medicalhub.portal.medication.control.Merge;
import de.medicalhub.portal.medication.control.PageAssembly;
import de.medicalhub.portal.medication.control.PlanWords;
import de.medicalhub.portal.medication.control.ScannedPages;
import de.medicalhub.portal.medication.control.ScannedText;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.MergeRow;
import de.medicalhub.portal.medication.entity.PlanView;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another plan beside the one of the case: scanned from paper, or what is ordered now (M14). */
@Named("planMerge")
@RequestScoped
public class PlanMergePage {
    @Inject
    private MedicineCatalogue catalogue;

    @Inject
    private PlanFormPage form;

    @Inject
    private PlanEditPage edit;

    @Inject
    private PlanRecord record;

    @Inject
    private Speaker speaker;

    private @Nullable String scanned;
    private @Nullable List<Part> pictures;
    private List<PlanView.Note> warnings = List.of();
    private boolean compared;

    /** Compares with the paper plan that was scanned or photographed. */
    public void withPaper() {
        try {
            String text = ScannedPages.text(scanned, PlanPage.pictures(pictures));
            if (text.isEmpty()) {
                FormFaults.say("scanned", speaker.key("fault.plan.missing"));
                return;
            }
            List<Assembly> prints = PageAssembly.of(ScannedText.read(text));
            if (prints.size() > 1) {
                FormFaults.say("scanned", speaker.key("fault.plan.several", prints.size()));
                return;
            }
            Assembly print = prints.get(0);
            if (!print.isComplete()) {
                scanned = text; // So that the pages that are there need no second photo.
                FormFaults.say(
                        "scanned",
                        speaker.key("plan.missing-page", print.missing().get(0), print.pages()));
                return;
            }
            compare(print.plan());
        } catch (UnreadablePlanException unreadable) {
            FormFaults.say(
                    "scanned",
                    speaker.say(
                            Phrase.code("plan.unreadable", unreadable.reason().name())));
        }
    }

    /** Compares with what is ordered in the record now. */
    public void withOrders() {
        compare(record.ordered());
    }

    private void compare(MedicationPlan other) {
        PlanWords words = new PlanWords(speaker.texts(), catalogue);
        form.compare(words.toDecide(Merge.differences(form.getDraft(), other)), List.of());
        warnings = words.warnings(Comparison.of(Drafts.plan(form.getDraft()), other));
        compared = true;
    }

    /** Takes over what was chosen; the rest stays as it is. */
    public void apply() {
        Merge.apply(form.getDraft(), form.getMerging());
        form.decided();
        edit.keepAsOneGoes();
    }

    /** Leaves everything as it is; beside somebody else's plan the own one is kept then. */
    public void leave() {
        boolean beside = !form.getOthers().isEmpty();
        form.decided();
        if (beside) {
            edit.keepAsOneGoes();
        }
    }

    /** How many lines differ. */
    public long getOpen() {
        return form.getMerging().stream().filter(MergeRow::isOpen).count();
    }

    public List<MergeRow> getRows() {
        return form.getMerging();
    }

    /** Whether there was just a comparison. */
    public boolean isCompared() {
        return compared;
    }

    public List<PlanView.Note> getWarnings() {
        return warnings;
    }

    public @Nullable String getScanned() {
        return scanned;
    }

    public void setScanned(@Nullable String scanned) {
        this.scanned = scanned;
    }

    public @Nullable List<Part> getPictures() {
        return pictures;
    }

    public void setPictures(@Nullable List<Part> pictures) {
        this.pictures = pictures;
    }
}
