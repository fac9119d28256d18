package de.medicalhub.portal.record.boundary;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.KnownMedicine;
import de.medicalhub.portal.record.control.Lines;
import de.medicalhub.portal.record.control.MedicineDraft;
import de.medicalhub.portal.record.control.MedicineNews;
import de.medicalhub.portal.record.control.MedicineRules;
import de.medicalhub.portal.record.control.RecordQueries;
import de.medicalhub.portal.record.entity.RecordLine;
import de.medicalhub.portal.records.Allergies;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Medication;
import org.jspecify.annotations.Nullable;

/** The practice orders a medicine (K8); for the practice of the case, enforced by the server. */
@Named("newMedicine")
@RequestScoped
public class NewMedicinePage {
    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private MedicineNews news;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private final MedicineDraft draft = new MedicineDraft();
    private boolean asking;
    private @Nullable Resources record;
    private @Nullable KnownMedicine known;

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            requirePractice();
            draft.setStart(LocalDate.ofInstant(clock.instant(), HubClock.berlin()));
        });
    }

    private void requirePractice() {
        if (treated.ownPart(treated.get()).filter("gp"::equals).isEmpty()) {
            throw new HubException(ProblemKind.NOT_FOUND, "Medicines are ordered by the practice of the case.");
        }
    }

    private Resources record() {
        Resources read = record;
        if (read == null) {
            read = records.searchAll(
                    List.of(RecordQueries.medicines(treated.patient()), Allergies.query(treated.patient())));
            record = read;
        }
        return read;
    }

    /** What the directory of medicines has under the number; nothing if it is not known there. */
    private KnownMedicine known() {
        KnownMedicine found = known;
        if (found == null) {
            String pzn = draft.pzn();
            found = CheckDigit.PZN.isValid(pzn)
                    ? KnownMedicine.of(
                            pzn,
                            records.search("Medication?code=" + CheckDigit.PZN.system() + "|" + pzn + "&_count=5")
                                    .all(Medication.class))
                    : KnownMedicine.none();
            known = found;
        }
        return found;
    }

    /** A number was typed: what is known under it fills what is still empty. */
    public void lookUp() {
        if (draft.text("name").isEmpty()) {
            known().name().ifPresent(name -> draft.getTyped().put("name", name));
        }
    }

    /** What the directory calls the number; empty if it is not known there or stands in the field already. */
    public String getFound() {
        return draft.pzn().isEmpty()
                ? ""
                : known().name()
                        .filter(name -> !name.equals(draft.text("name")))
                        .orElse("");
    }

    /** Orders it and tells the others; then the record is shown. */
    public String submit() {
        requirePractice();
        List<MedicineRules.Finding> findings = MedicineRules.check(draft, known().codes(), record());
        findings.forEach(finding -> FormFaults.say(finding.field(), speaker.say(finding.sentence())));
        asking = !findings.isEmpty() && findings.stream().allMatch(MedicineRules.Finding::warning);
        if (!findings.isEmpty()) {
            return "";
        }
        Optional<Refusal> refused = records.operate(
                        treated.plan(), "$decide-medicine", draft.toParameters(known().substance()))
                .refusal();
        if (refused.isPresent()) {
            explain(refused.get());
            return "";
        }
        boolean told =
                news.tell(List.of(Phrase.of("medicine.told.new", draft.name(), draft.dosage(), draft.text("reason"))));
        return "/patient?faces-redirect=true&done=" + (told ? "new-medicine" : "medicine-untold") + "&case="
                + treated.id();
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say(
                    "", speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
        }
        refusal.issues()
                .forEach(issue -> FormFaults.say(
                        MedicineDraft.FIELD_OF_PARAMETER.getOrDefault(issue.parameter(), ""), issue.sentence()));
    }

    /** Whether a medicine of the same substance waits for a second look; also while the answer comes in. */
    public boolean isAsking() {
        return asking || draft.isChecked() || request.getParameter("checked") != null;
    }

    public List<RecordLine> getAllergies() {
        return new Lines(speaker.texts(), record()).allergies();
    }

    public String getName() {
        return treated.get().patientName();
    }

    public String getCaseId() {
        return treated.id();
    }

    public MedicineDraft getDraft() {
        return draft;
    }
}
