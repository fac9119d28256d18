package de.medicalhub.portal.medication.boundary;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.control.Drafts;
import de.medicalhub.portal.medication.control.HeadDifferences;
import de.medicalhub.portal.medication.control.Merge;
import de.medicalhub.portal.medication.control.PlanWords;
import de.medicalhub.portal.medication.control.StoredPlan;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.MergeRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;

/** Who else has kept or signed the plan since this page was drawn, and what differs then (M15). */
@RequestScoped
class PlanOthers {
    @Inject
    private PlanFormPage form;

    @Inject
    private PlanRecord record;

    @Inject
    private MedicineCatalogue catalogue;

    @Inject
    private Speaker speaker;

    /** Whether the record holds another draft or another signed plan than the page knows. */
    boolean areAhead() {
        return !form.getDraftVersion().equals(draftVersion())
                || !form.getLatest().equals(latest());
    }

    String draftVersion() {
        return record.draft().map(PlanOthers::version).orElse("");
    }

    String latest() {
        return record.latest().map(signed -> signed.getIdElement().getIdPart()).orElse("");
    }

    private static String version(DocumentReference document) {
        return document.getIdElement().getIdPart() + "/" + document.getMeta().getVersionId();
    }

    /** Shows what the others have beside what was typed here; from then on it is stored knowingly. */
    void show() {
        Optional<DocumentReference> draft = record.draft();
        Optional<DocumentReference> latest = record.latest();
        boolean isDraft =
                draft.filter(one -> !StoredPlan.isOutdated(one, latest)).isPresent();
        form.know(draftVersion(), latest());
        (isDraft ? draft : latest)
                .flatMap(one -> record.planIn(one, isDraft))
                .ifPresent(plan -> show(plan, isDraft ? "plan.others.draft" : "plan.others.signed"));
    }

    /** Of an older draft of the own house, that the signed plan has gone past. */
    void showOutdated(MedicationPlan draft) {
        show(draft, "plan.others.outdated");
    }

    private void show(MedicationPlan theirs, String why) {
        List<MergeRow> rows =
                new PlanWords(speaker.texts(), catalogue).toDecide(Merge.differences(form.getDraft(), theirs));
        List<Phrase> head = HeadDifferences.of(form.getDraft(), Drafts.of(theirs));
        if (head.isEmpty() && rows.stream().noneMatch(MergeRow::isOpen)) {
            return;
        }
        List<String> sentences = new ArrayList<>(List.of(speaker.key(why)));
        head.stream().map(speaker::say).forEach(sentences::add);
        form.compare(rows, sentences);
    }
}
