package de.medicalhub.portal.patient.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.patient.control.Cards;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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

    private @Nullable List<Card> cards;

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

    /** The hospital's telephone number (P3); empty if it is not known. */
    public String getPhone() {
        return reader.ofPatient()
                .flatMap(found -> found.organisation("hospital")
                        .flatMap(reference -> found.resources().find(Organization.class, reference)))
                .map(hospital -> hospital.getTelecomFirstRep().getValue())
                .orElse("");
    }

    /** Where the whole course can be read; empty without a case. */
    public String getCaseId() {
        return reader.ofPatient().map(found -> found.id().toString()).orElse("");
    }
}
