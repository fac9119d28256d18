package de.medicalhub.portal.record.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.Charts;
import de.medicalhub.portal.record.control.Lines;
import de.medicalhub.portal.record.control.Medicines;
import de.medicalhub.portal.record.control.Ranges;
import de.medicalhub.portal.record.control.RecordQueries;
import de.medicalhub.portal.record.entity.Chart;
import de.medicalhub.portal.record.entity.Medicine;
import de.medicalhub.portal.record.entity.RecordLine;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.PartialDate;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** The record for who has opened it in an emergency; nothing can be changed here (K12). */
@Named("emergencyRecord")
@RequestScoped
public class EmergencyRecordPage {
    /** FHIR's ids: nothing that would add to a search. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    @Inject
    private Records records;

    @Inject
    private Names names;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private Resources read = Resources.of();
    private String until = "";

    /** Reads the record, or says that there is none. */
    public String open() {
        return Problems.open(() -> {
            String id = Objects.requireNonNullElse(request.getParameter("patient"), "");
            if (!ID.matcher(id).matches()) {
                throw absent();
            }
            String patient = "Patient/" + id;
            List<String> queries = new ArrayList<>(RecordQueries.ofPatient(patient));
            queries.add("Patient?_id=" + id);
            queries.add("Task?owner=" + user.claims().fhirUser() + "&patient=" + patient + "&code=" + HubCodes.TASK_CODE
                    + "|" + HubCodes.TASK_EMERGENCY + "&status=in-progress");
            read = records.searchAll(queries);
            until = read.first(Task.class)
                    .map(task -> speaker.moment(
                            task.getRestriction().getPeriod().getEnd().toInstant()))
                    .orElseThrow(EmergencyRecordPage::absent);
            List<Reference> named = new ArrayList<>(Medicines.named(read));
            read.all(Observation.class).forEach(value -> named.addAll(value.getPerformer()));
            read = read.and(names.of(named));
        });
    }

    private static HubException absent() {
        return new HubException(ProblemKind.NOT_FOUND, "No emergency access of one's own is open to it.");
    }

    /** When the access ends by itself. */
    public String getUntil() {
        return until;
    }

    public String getName() {
        return read.first(Patient.class)
                .map(Patient::getName)
                .map(Resources::nameOf)
                .orElse("");
    }

    /** Born when; empty if that is not known. */
    public String getBorn() {
        return read.first(Patient.class)
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

    private Lines lines() {
        return new Lines(speaker.texts(), read);
    }

    public List<Medicine> getMedicines() {
        return new Medicines(speaker.texts(), read).list();
    }

    public List<Chart> getCharts() {
        return new Charts(
                        speaker.texts(),
                        Ranges.of(List.of()),
                        read,
                        user.claims().fhirUser())
                .of(read.all(Observation.class));
    }
}
