package de.medicalhub.portal.patient.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.patient.control.Cards;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** What comes next for the patient who is signed in. */
@Named("patientPage")
@RequestScoped
public class PatientPage {
    @Inject
    private CaseReader reader;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    private @Nullable List<Card> cards;
    private @Nullable String phone;

    public List<Card> getCards() {
        List<Card> known = cards;
        if (known == null) {
            Optional<Case> mine = reader.ofPatient();
            known = mine.map(found -> new Cards(speaker.texts(), clock).of(found))
                    .orElse(List.of());
            cards = known;
        }
        return known;
    }

    /** The telephone number of the hospital of the case, or of the last stay (P3); empty if it is not known. */
    public String getPhone() {
        String known = phone;
        if (known == null) {
            known = reader.ofPatient()
                    .flatMap(found -> found.organisation("hospital")
                            .flatMap(reference -> found.resources().find(Organization.class, reference)))
                    .or(this::hospitalOfTheLastStay)
                    .map(hospital -> hospital.getTelecomFirstRep().getValue())
                    .orElse("");
            phone = known;
        }
        return known;
    }

    private Optional<Organization> hospitalOfTheLastStay() {
        return records.search("Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP&patient="
                        + user.claims().fhirUser() + "&_sort=-date&_count=1")
                .first(Encounter.class)
                .map(stay -> stay.getServiceProvider().getReferenceElement().getIdPart())
                .flatMap(id -> records.search("Organization?_id=" + id).first(Organization.class));
    }

    /** Where the whole course can be read; empty without a case. */
    public String getCaseId() {
        return reader.ofPatient().map(found -> found.id().toString()).orElse("");
    }
}
