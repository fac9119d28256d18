package de.medicalhub.portal.medication.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.documents.DownloadName;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.control.Drafts;
import de.medicalhub.portal.medication.control.PlanPdf;
import de.medicalhub.portal.medication.control.Printing;
import de.medicalhub.portal.medication.control.StoredPlan;
import de.medicalhub.portal.medication.entity.DraftRow;
import de.medicalhub.portal.medication.entity.Issuer;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.PlanDraft;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.records.Stored;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.DocumentReference;
import org.omnifaces.util.Faces;

/** The medication plan of a case: discharge managers and GPs edit it, nurses read and print it (M13 to M15). */
@Named("planEdit")
@RequestScoped
public class PlanEditPage {
    @Inject
    private MedicineCatalogue catalogue;

    @Inject
    private PlanFormPage form;

    @Inject
    private PlanRecord record;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private PlanOthers others;

    private String kept = "";

    /** Begins with the draft, else with the plan signed last, else with what is ordered; a signed plan goes before an older draft. */
    public String open() {
        return Problems.open(() -> {
            Optional<DocumentReference> draft = isEditable() ? record.draft() : Optional.empty();
            Optional<DocumentReference> latest = record.latest();
            boolean outdated =
                    draft.filter(one -> StoredPlan.isOutdated(one, latest)).isPresent();
            Optional<MedicationPlan> drafted = draft.flatMap(one -> record.planIn(one, true));
            MedicationPlan ordered = record.ordered();
            MedicationPlan plan = drafted.filter(one -> !outdated)
                    .or(() -> latest.flatMap(one -> record.planIn(one, false))
                            .map(one -> new MedicationPlan(
                                    one.head(), one.person(), ordered.issuer(), one.observations(), one.sections())))
                    .orElse(ordered);
            form.begin(Drafts.of(plan), isEditable() ? others.draftVersion() : "", others.latest());
            drafted.filter(one -> outdated).ifPresent(others::showOutdated);
        });
    }

    /** Adds an empty row at the end: HEADING, MEDICINE, RECIPE or TEXT. */
    public void add(String kind) {
        form.getDraft().add(new DraftRow(DraftRow.Kind.valueOf(kind)));
    }

    public void remove(int index) {
        form.remove(index);
        keepAsOneGoes();
    }

    /** The row that was removed last (M16). */
    public void putBack() {
        form.putBack();
        keepAsOneGoes();
    }

    public void up(int index) {
        form.getDraft().up(index);
        keepAsOneGoes();
    }

    public void down(int index) {
        form.getDraft().up(index + 1);
        keepAsOneGoes();
    }

    /** Only takes over what was typed: the page says what it means. */
    public void check() {}

    /** Keeps what was typed for later, also for colleagues. */
    public void keep() {
        if (!isOutrun()) {
            keepDraft().ifPresent(stored -> say(stored, "plan.kept"));
        }
    }

    /** Whether somebody was quicker; then what they have stands beside what was typed here. */
    private boolean isOutrun() {
        boolean ahead = others.areAhead();
        if (ahead) {
            compareOthers();
        }
        return ahead && form.isDeciding();
    }

    /** Shows what somebody else has kept or signed meanwhile. */
    public void compareOthers() {
        others.show();
        if (form.isDeciding()) {
            FormFaults.say("", speaker.key("plan.refusal.CONFLICT"));
        }
    }

    /** The same by itself while one types; says when, or that it was not possible (M15). */
    public void keepAsOneGoes() {
        if (others.areAhead()) {
            form.overtake();
            kept = speaker.key("plan.not-kept.others");
            return;
        }
        kept = keepDraft()
                .map(stored -> stored.refusal().isEmpty()
                        ? speaker.say(Phrase.of("plan.kept.at", clock.instant()))
                        : speaker.key("plan.not-kept"))
                .orElse("");
    }

    private Optional<Stored> keepDraft() {
        return record.organisation().filter(own -> isEditable()).map(own -> {
            Stored stored = records.store(StoredPlan.draft(whose(own), Drafts.plan(form.getDraft()), known()));
            if (stored.refusal().isEmpty()) {
                form.know(stored.references().get(0).replaceFirst("^.*/", "") + "/" + next(), form.getLatest());
            }
            return stored;
        });
    }

    /** When it was kept by itself, in words. */
    public String getKept() {
        return kept;
    }

    /** Versions count by one from 1. */
    private String next() {
        return Integer.toString(
                known().map(draft -> Integer.parseInt(draft.getMeta().getVersionId()))
                                .orElse(0)
                        + 1);
    }

    /** The draft as this page knows it, so that nobody's later words are overwritten. */
    private Optional<DocumentReference> known() {
        String[] parts = form.getDraftVersion().split("/", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        DocumentReference draft = new DocumentReference();
        draft.setId(parts[0]);
        draft.getMeta().setVersionId(parts[1]);
        return Optional.of(draft);
    }

    private StoredPlan.Whose whose(String author) {
        return new StoredPlan.Whose(
                record.shared().get().id(),
                Resources.referenceTo(record.patient()),
                author,
                record.organisation().orElse(""),
                LocalDate.ofInstant(clock.instant(), HubClock.berlin()),
                clock.instant());
    }

    /** Shows the PDF; nothing is stored. */
    public void print() {
        List<MedicationPlan> pages = printed();
        if (!pages.isEmpty()) {
            Faces.sendFile(
                    PlanPdf.of(pages, catalogue),
                    DownloadName.on(speaker.key("document.kind.medication-plan"), clock.instant()) + ".pdf",
                    true);
        }
    }

    /** Stores the plan in the own name; then everybody involved reads it. */
    public void store() {
        if (isUndosed() || isOutrun()) {
            return;
        }
        List<MedicationPlan> pages = printed();
        if (pages.isEmpty()) {
            return;
        }
        Optional<DocumentReference> before = Optional.of(form.getLatest())
                .filter(latest -> !latest.isEmpty())
                .map(latest -> {
                    DocumentReference old = new DocumentReference();
                    old.setId(latest);
                    return old;
                });
        Stored stored =
                records.store(StoredPlan.signed(whose(user.claims().fhirUser()), pages, catalogue, known(), before));
        if (stored.refusal().isEmpty()) {
            form.begin(form.getDraft(), "", stored.references().get(0).replaceFirst("^.*/", ""));
        }
        say(stored, "plan.stored");
    }

    /** Words that could not be split into the columns are no dose: nobody signs them off unseen (M14). */
    private boolean isUndosed() {
        List<DraftRow> rows = form.getDraft().getRows();
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at).isUndosed()) {
                FormFaults.say(
                        "rows:" + at + ":doseText",
                        speaker.key("fault.plan.dose", rows.get(at).getName()));
            }
        }
        return rows.stream().anyMatch(DraftRow::isUndosed);
    }

    private List<MedicationPlan> printed() {
        Printing.Print print = new Printing(clock, UUID::randomUUID, catalogue).prepare(Drafts.plan(form.getDraft()));
        if (form.getDraft().getRows().isEmpty()) {
            FormFaults.say("", speaker.key("fault.plan.empty"));
            return List.of();
        }
        if (print.pages().isEmpty()) {
            FormFaults.say("", speaker.key("fault.plan.errors"));
        }
        return print.pages();
    }

    private void say(Stored stored, String done) {
        Optional<ProblemKind> refused = stored.refusal().map(refusal -> refusal.kind());
        if (refused.filter(ProblemKind.CONFLICT::equals).isPresent()) {
            record.forget();
            others.show();
            FormFaults.say("", speaker.key(form.isDeciding() ? "plan.refusal.CONFLICT" : "plan.refusal.again"));
        } else if (refused.isPresent()) {
            FormFaults.say(
                    "", speaker.say(Phrase.code("plan.refusal", refused.get().name())));
        } else {
            String sentence = speaker.key(done);
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        }
    }

    /** Whether this person may change the plan; the server has the last word. */
    public boolean isEditable() {
        return !record.shared().get().hasEnded() && (user.isDischargeManager() || user.isGp());
    }

    public PlanDraft getDraft() {
        return form.getDraft();
    }

    /** By whom it will be printed. */
    public String getIssuer() {
        Issuer issuer = Drafts.plan(form.getDraft()).issuer();
        return issuer.name();
    }

    public String getName() {
        return record.shared().get().patientName();
    }

    public String getId() {
        return record.shared().id();
    }
}
