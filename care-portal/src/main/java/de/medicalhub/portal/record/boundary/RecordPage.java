package de.medicalhub.portal.record.boundary;

import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.Charts;
import de.medicalhub.portal.record.control.Flags;
import de.medicalhub.portal.record.control.LatestValues;
import de.medicalhub.portal.record.control.Lines;
import de.medicalhub.portal.record.control.Medicines;
import de.medicalhub.portal.record.control.Ranges;
import de.medicalhub.portal.record.control.RecordQueries;
import de.medicalhub.portal.record.entity.Chart;
import de.medicalhub.portal.record.entity.FlagRow;
import de.medicalhub.portal.record.entity.LatestValue;
import de.medicalhub.portal.record.entity.Medicine;
import de.medicalhub.portal.record.entity.RecordLine;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.PartialDate;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.undo.Undo;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The patient's record; for those who treat in the case, enforced by the server. */
@Named("record")
@RequestScoped
public class RecordPage {
    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private Names names;

    @Inject
    private CurrentUser user;

    @Inject
    private Undo undo;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private @Nullable Resources read;
    private @Nullable String note;

    /** From the form itself: Faces would not look at a field whose value somebody else has settled meanwhile (K6). */
    @PostConstruct
    void readNote() {
        note = "POST".equals(request.getMethod()) ? request.getParameter("note") : null;
    }

    /** Reads the case, or says that there is none. */
    public String open() {
        return Problems.open(treated::get);
    }

    private Resources read() {
        Resources known = read;
        if (known == null) {
            Resources found = records.searchAll(RecordQueries.of(treated.patient(), treated.caseId()));
            List<Reference> named = new ArrayList<>(Medicines.named(found));
            found.all(Observation.class).forEach(value -> named.addAll(value.getPerformer()));
            known = found.and(names.of(named, found.and(treated.get().resources())));
            read = known;
        }
        return known;
    }

    private Ranges ranges() {
        return Ranges.of(read().all(Goal.class));
    }

    public String getName() {
        return treated.get().patientName();
    }

    /** Born when. */
    public String getBorn() {
        return treated.get()
                .patient()
                .map(patient -> PartialDate.ofBirth(patient).words(speaker.texts()))
                .orElse("");
    }

    public List<RecordLine> getDiagnoses() {
        return lines().diagnoses();
    }

    public List<RecordLine> getAllergies() {
        return lines().allergies();
    }

    public List<RecordLine> getDocuments() {
        return lines().documents();
    }

    public List<RecordLine> getAppointments() {
        return lines().appointments(clock.instant());
    }

    private Lines lines() {
        return new Lines(speaker.texts(), read());
    }

    public List<Medicine> getMedicines() {
        return new Medicines(speaker.texts(), read()).list();
    }

    public List<Chart> getCharts() {
        return new Charts(speaker.texts(), ranges(), read(), user.claims().fhirUser())
                .of(read().all(Observation.class));
    }

    /** What was measured last, in words (K14). */
    public List<LatestValue> getLatest() {
        return new LatestValues(speaker.texts(), ranges()).of(read().all(Observation.class));
    }

    public List<FlagRow> getFlags() {
        return new Flags(speaker.texts(), read(), ranges()).open();
    }

    /** Whether the reader decides about medicines and ranges. */
    public boolean isPractice() {
        return treated.ownPart(treated.get()).filter("gp"::equals).isPresent();
    }

    /** Whether the reader may print a letter with which the patient signs in. */
    public boolean isPrinter() {
        return treated.ownPart(treated.get())
                .filter(part -> part.equals("gp") || part.equals("hospital"))
                .isPresent();
    }

    /** For that letter. */
    public String getPatientId() {
        return treated.patient().replaceFirst("^Patient/", "");
    }

    /** Says what was done about a value outside the range (K6). */
    public void settle(String flag) {
        String words = note;
        if (words == null || words.isBlank()) {
            FormFaults.say("note", speaker.key("fault.flag.note"));
            return;
        }
        Parameters parameters = new Parameters().addParameter("note", new StringType(words));
        Optional<Refusal> refused =
                records.operate("Flag/" + flag, "$settle", parameters).refusal();
        report(refused, "note");
        note = refused.isPresent() ? words : null;
    }

    /** Marks an own value as a mistake (K5). */
    public void retract(String value) {
        read().find(Observation.class, "Observation/" + value)
                .filter(found -> user.claims()
                        .fhirUser()
                        .equals(found.getPerformerFirstRep().getReference()))
                .ifPresent(this::retract);
    }

    private void retract(Observation value) {
        List<Step> back = Step.back(List.of(value), value.getStatus().toCode());
        Optional<Refusal> refused = records.save(value.copy().setStatus(Observation.ObservationStatus.ENTEREDINERROR));
        report(refused, "");
        if (refused.isEmpty()) {
            undo.offer(Phrase.of("vital.retracted"), back);
        }
    }

    private void report(Optional<Refusal> refused, String field) {
        read = null;
        refused.ifPresent(refusal -> {
            if (refusal.issues().isEmpty()) {
                FormFaults.say(
                        "",
                        speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
            }
            refusal.issues().forEach(issue -> FormFaults.say(field, issue.sentence()));
        });
    }

    /** Someone changed something: the page reads it again. */
    public void refresh() {
        read = null;
    }

    public String getCaseId() {
        return treated.id();
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
