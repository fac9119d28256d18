package de.medicalhub.portal.patient.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.patient.control.Cards;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.records.OwnPatient;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes next for the patient who is signed in, or who lets the reader read along. */
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
    private OwnPatient own;

    private @Nullable List<Card> cards;

    public List<Card> getCards() {
        List<Card> known = cards;
        if (known == null) {
            Optional<Case> mine = reader.ofPatient();
            known = mine.map(found -> new Cards(speaker.texts(), clock, own.isRelative()).of(found))
                    .orElse(List.of());
            cards = known;
        }
        return known;
    }

    /** Where the whole course can be read; empty without a case. */
    public String getCaseId() {
        return reader.ofPatient().map(found -> found.id().toString()).orElse("");
    }
}
