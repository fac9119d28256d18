package de.medicalhub.portal.patient.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.ContactLine;
import de.medicalhub.portal.records.OwnPatient;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
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

    private record Kept(String patient, Language language, ArrayList<ContactLine> lines) implements Serializable {}

    @Inject
    private Speaker speaker;

    /** Of the hospital of the case, or of the last stay; empty if it is not known which one that is. */
    public String getPhone() {
        return only().map(ContactLine::phone).orElse("");
    }

    /** When somebody answers there, in words; empty if the directory does not say. */
    public String getHours() {
        return only().map(ContactLine::hours).orElse("");
    }

    /** Where it is not known: the lines of all hospitals, which everybody may know; empty otherwise. */
    public List<ContactLine> getChoice() {
        return only().isPresent() ? List.of() : List.copyOf(kept().lines());
    }

    private Optional<ContactLine> only() {
        List<ContactLine> lines = kept().lines();
        return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
    }

    private Kept kept() {
        String patient = own.reference().orElse("");
        Language language = speaker.texts().language();
        if (request.getSession().getAttribute(KEPT) instanceof Kept kept
                && kept.patient().equals(patient)
                && kept.language() == language) {
            return kept;
        }
        Kept asked = new Kept(patient, language, new ArrayList<>(patient.isEmpty() ? lines() : lines(patient)));
        request.getSession().setAttribute(KEPT, asked);
        return asked;
    }

    /** A relative who may read nothing yet is told nothing of whoever is in which hospital. */
    private List<ContactLine> lines() {
        return ContactLine.all(records.searchAll(List.of(ContactLine.query())), speaker.texts());
    }

    /** The line that section 39 SGB V demands, from the directory; where there is none, the hospital's own phone. */
    private List<ContactLine> lines(String patient) {
        Resources found = records.searchAll(List.of(
                "CareTeam?status=active&patient=" + patient
                        + "&_sort=-_lastUpdated&_count=1&_include=CareTeam:participant",
                "Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP&patient=" + patient
                        + "&_sort=-date&_count=1&_include=Encounter:service-provider",
                ContactLine.query()));
        Optional<Reference> hospital = found.first(CareTeam.class).stream()
                .flatMap(team -> team.getParticipant().stream())
                .filter(member -> member.getRole().stream()
                        .flatMap(role -> role.getCoding().stream())
                        .anyMatch(coding ->
                                HubCodes.CASE_ROLE.equals(coding.getSystem()) && "hospital".equals(coding.getCode())))
                .map(CareTeam.CareTeamParticipantComponent::getMember)
                .findFirst();
        Optional<Reference> where =
                hospital.or(() -> found.first(Encounter.class).map(Encounter::getServiceProvider));
        return where.flatMap(one -> ContactLine.of(found, one.getReference(), speaker.texts())
                        .or(() -> switchboard(found, one)))
                .map(List::of)
                .orElseGet(() -> where.isPresent() ? List.of() : ContactLine.all(found, speaker.texts()));
    }

    private static Optional<ContactLine> switchboard(Resources found, Reference hospital) {
        return found.find(Organization.class, hospital)
                .filter(organisation -> organisation.getTelecomFirstRep().hasValue())
                .map(organisation -> new ContactLine(
                        Objects.requireNonNullElse(organisation.getName(), ""),
                        organisation.getTelecomFirstRep().getValue(),
                        ""));
    }
}
