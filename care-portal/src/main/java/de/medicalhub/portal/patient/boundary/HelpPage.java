package de.medicalhub.portal.patient.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.OwnPatient;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** The number of a human, on every page of patients and relatives (P3); asked once per session. */
@Named("helpLine")
@RequestScoped
public class HelpPage {
    private static final String KEPT = "medhub.help";

    @Inject
    private Records records;

    @Inject
    private OwnPatient own;

    @Inject
    private HttpServletRequest request;

    private record Kept(String patient, String phone) implements Serializable {}

    /** Of the hospital of the case, or of the last stay; empty if it is not known. */
    public String getPhone() {
        String patient = own.reference().orElse("");
        if (patient.isEmpty()) {
            return "";
        }
        if (request.getSession().getAttribute(KEPT) instanceof Kept kept
                && kept.patient().equals(patient)) {
            return kept.phone();
        }
        String phone = ask(patient);
        request.getSession().setAttribute(KEPT, new Kept(patient, phone));
        return phone;
    }

    private String ask(String patient) {
        Resources found = records.searchAll(List.of(
                "CareTeam?status=active&patient=" + patient
                        + "&_sort=-_lastUpdated&_count=1&_include=CareTeam:participant",
                "Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP&patient=" + patient
                        + "&_sort=-date&_count=1&_include=Encounter:service-provider"));
        Optional<Reference> hospital = found.first(CareTeam.class).stream()
                .flatMap(team -> team.getParticipant().stream())
                .filter(member -> member.getRole().stream()
                        .flatMap(role -> role.getCoding().stream())
                        .anyMatch(coding ->
                                HubCodes.CASE_ROLE.equals(coding.getSystem()) && "hospital".equals(coding.getCode())))
                .map(CareTeam.CareTeamParticipantComponent::getMember)
                .findFirst();
        return hospital.or(() -> found.first(Encounter.class).map(Encounter::getServiceProvider))
                .flatMap(reference -> found.find(Organization.class, reference))
                .map(organisation -> Objects.requireNonNullElse(
                        organisation.getTelecomFirstRep().getValue(), ""))
                .orElse("");
    }
}
