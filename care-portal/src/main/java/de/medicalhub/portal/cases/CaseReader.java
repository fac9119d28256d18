package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Allergies;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.OwnPatient;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Reads cases with the user's token: one case in two requests, the own list by {@link CaseLists}. */
@RequestScoped
public class CaseReader {
    /** Receipts are of this category; messages are read where they are shown. */
    private static final String NOTIFICATION =
            "http://terminology.hl7.org/CodeSystem/communication-category|notification";

    private static final String INCLUDED_MEDICINES = "&_include=" + MedicationRequest.INCLUDE_MEDICATION.getValue();
    private static final String MANY = "&_count=500";

    @Inject
    private Records records;

    @Inject
    private OwnPatient own;

    private @Nullable List<Case> patients;

    /** The newest case of the patient who is signed in, or who lets the reader read along. */
    public Optional<Case> ofPatient() {
        List<Case> known = patients;
        if (known == null) {
            known = own.reference().stream()
                    .flatMap(patient -> records
                            .search("CarePlan?status=active&patient=" + patient + "&category=" + HubCodes.PLAN_CATEGORY
                                    + "|discharge&_sort=-date&_count=1")
                            .all(CarePlan.class)
                            .stream())
                    .flatMap(plan -> plan.getIdentifier().stream())
                    .filter(identifier -> HubCodes.CASE_SYSTEM.equals(identifier.getSystem()))
                    .flatMap(identifier -> CaseAccess.parse(identifier.getValue()).stream())
                    .limit(1)
                    .flatMap(id -> find(id).stream())
                    .toList();
            patients = known;
        }
        return known.stream().findFirst();
    }

    /** Whether the last discharge of that patient was called off since then, whatever the reason. */
    public boolean isCalledOff(Instant since) {
        return own.reference().stream()
                .flatMap(patient -> records
                        .search("CarePlan?status=revoked,completed&patient=" + patient + "&category="
                                + HubCodes.PLAN_CATEGORY + "|discharge&_sort=-_lastUpdated&_count=1")
                        .all(CarePlan.class)
                        .stream())
                .filter(plan -> plan.getStatus() == CarePlan.CarePlanStatus.REVOKED)
                .anyMatch(plan -> since.isBefore(plan.getMeta().getLastUpdated().toInstant()));
    }

    /** The case, if the user takes part in it (C1, C5). */
    public Optional<Case> find(CaseId id) {
        String token = id.toSearchToken();
        Resources parts = records.searchAll(List.of(
                "CarePlan?identifier=" + token + "&_include=CarePlan:patient&_revinclude=Provenance:target",
                "CareTeam?identifier=" + token,
                "Task?group-identifier=" + token + MANY,
                "ServiceRequest?requisition=" + token + MANY,
                "Appointment?identifier=" + token + "&_sort=-date" + MANY,
                "Encounter?identifier=" + token + MANY,
                "Composition?identifier=" + token + MANY,
                "DocumentReference?identifier=" + token + "&_sort=-date&_count=50&_revinclude=Provenance:target",
                "Consent?identifier=" + token + "&_revinclude=Provenance:target&_include=Consent:source-reference",
                "QuestionnaireResponse?identifier=" + token + "&_sort=-authored&_count=20",
                "MedicationRequest?identifier=" + token + INCLUDED_MEDICINES + MANY,
                "MedicationDispense?identifier=" + token + MANY,
                "SupplyDelivery?identifier=" + token + MANY,
                "Communication?identifier=" + token + "&category=" + NOTIFICATION + MANY));
        if (parts.first(CarePlan.class).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Case(id, parts.and(records.searchAll(furtherQueries(parts)))));
    }

    /** Names of those who take part, the medication, and what the patient does not bear; all of it in one request. */
    private static List<String> furtherQueries(Resources parts) {
        Set<String> organisations = new LinkedHashSet<>();
        parts.all(Task.class).forEach(task -> collect(organisations, "Organization", task.getOwner()));
        parts.all(CareTeam.class)
                .forEach(team ->
                        team.getParticipant().forEach(one -> collect(organisations, "Organization", one.getMember())));
        parts.all(Provenance.class).stream()
                .flatMap(record -> Case.destination(record).stream())
                .forEach(house -> collect(organisations, "Organization", house));
        Set<String> practitioners = new LinkedHashSet<>();
        parts.all(Appointment.class)
                .forEach(appointment -> appointment
                        .getParticipant()
                        .forEach(one -> collect(practitioners, "Practitioner", one.getActor())));
        Set<String> medication = new LinkedHashSet<>();
        parts.all(ServiceRequest.class)
                .forEach(request ->
                        request.getSupportingInfo().forEach(one -> collect(medication, "MedicationRequest", one)));
        Optional<String> allergies = parts.first(CarePlan.class)
                .map(plan -> plan.getSubject().getReference())
                .filter(patient -> patient != null && !patient.isEmpty())
                .map(Allergies::query);
        return Stream.of(
                        allergies,
                        organisations.isEmpty()
                                ? Optional.<String>empty()
                                : Optional.of(ContactLine.query(organisations)),
                        pharmacies(parts),
                        byId("Organization", organisations),
                        byId("Practitioner", practitioners),
                        byId("MedicationRequest", medication).map(query -> query + INCLUDED_MEDICINES))
                .flatMap(Optional::stream)
                .toList();
    }

    /** When the pharmacy of the case is open. */
    private static Optional<String> pharmacies(Resources parts) {
        return parts.all(Task.class).stream()
                .filter(task -> Tasks.is(task, Tasks.DISPENSE))
                .map(task -> task.getOwner().getReferenceElement())
                .filter(owner -> "Organization".equals(owner.getResourceType()))
                .findFirst()
                .map(owner -> "HealthcareService?active=true&organization=" + owner.getIdPart() + "&_count=5");
    }

    private static void collect(Set<String> ids, String type, Reference reference) {
        String target = reference.getReference();
        if (target != null && target.startsWith(type + "/")) {
            ids.add(target.substring(type.length() + 1));
        }
    }

    private static Optional<String> byId(String type, Set<String> ids) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(type + "?_id=" + String.join(",", ids) + MANY);
    }
}
