package de.medicalhub.video.consultation.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.video.consultation.control.AppointmentRecord.PatientFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** What the host reads beside the video: who it is, diagnoses, medicines; at most {@value #MOST} of each. */
final class FhirPatientFacts {
    private static final int MOST = 12;

    private final IGenericClient client;

    FhirPatientFacts(IGenericClient client) {
        this.client = client;
    }

    PatientFacts read(String reference) {
        Patient patient =
                client.read().resource(Patient.class).withUrl(reference).execute();
        return new PatientFacts(
                FhirNames.of(patient.getName()),
                patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "",
                phone(patient),
                list(
                        Condition.class,
                        "Condition?clinical-status=active&patient=" + reference,
                        condition -> FhirNames.of(condition.getCode())),
                list(
                        MedicationRequest.class,
                        "MedicationRequest?status=active&patient=" + reference,
                        FhirPatientFacts::medicine));
    }

    private <T extends Resource> List<String> list(Class<T> type, String search, Function<T, String> toText) {
        try {
            Bundle found = client.search()
                    .byUrl(search + "&_count=" + MOST)
                    .returnBundle(Bundle.class)
                    .execute();
            return found.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .map(toText)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
        } catch (ForbiddenOperationException notTheirs) {
            return List.of();
        }
    }

    private static String medicine(MedicationRequest request) {
        String name = request.hasMedicationCodeableConcept()
                ? FhirNames.of(request.getMedicationCodeableConcept())
                : Optional.ofNullable(request.getMedication())
                        .map(medication -> request.getMedicationReference().getDisplay())
                        .orElse("");
        String dose = request.getDosageInstructionFirstRep().getText();
        return dose == null || name.isEmpty() ? name : name + " · " + dose;
    }

    private static String phone(Patient patient) {
        return patient.getTelecom().stream()
                .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.PHONE && contact.hasValue())
                .map(ContactPoint::getValue)
                .findFirst()
                .orElse("");
    }
}
