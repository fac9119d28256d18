package de.medicalhub.portal.patient.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.patient.control.Cards;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.records.OwnPatient;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** What comes next for the patient who is signed in, or who lets the reader read along. */
@Named("patientPage")
@RequestScoped
public class PatientPage {
    /** How long it is said that a discharge was called off. */
    private static final Duration REMEMBERED = Duration.ofDays(14);

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

    /** What is said where nothing lies ahead: that nothing is planned, or that it was called off, of which nobody may hear by silence. */
    public String getNothing() {
        if (reader.ofPatient().isEmpty() && reader.isCalledOff(clock.instant().minus(REMEMBERED))) {
            return speaker.key((own.isRelative() ? "relative" : "patient") + ".called-off");
        }
        return speaker.key("patient.empty");
    }

    /** Where the whole course can be read; empty without a case. */
    public String getCaseId() {
        return reader.ofPatient().map(found -> found.id().toString()).orElse("");
    }

    /** When the patient leaves the hospital, and whether that has moved; empty once it has passed. */
    public String getDischarge() {
        return reader.ofPatient()
                .flatMap(found -> found.plannedDischarge()
                        .filter(clock.instant()::isBefore)
                        .map(leaves -> speaker.say(Phrase.of(
                                (own.isRelative() ? "relative" : "patient") + ".discharge"
                                        + (found.moves().isEmpty() ? "" : ".moved"),
                                speaker.texts().times().spoken(leaves)))))
                .orElse("");
    }

    /** The nursing service that comes to the house; empty if none is chosen. */
    public String getNursing() {
        return nursing()
                .map(service -> speaker.key("patient.nursing", service.getName()))
                .orElse("");
    }

    /** Its number, to be called by a tap; empty if the directory has none. */
    public String getNursingPhone() {
        return nursing().map(service -> service.getTelecomFirstRep().getValue()).orElse("");
    }

    private Optional<Organization> nursing() {
        return reader.ofPatient()
                .flatMap(found -> found.organisation("nursing")
                        .flatMap(reference -> found.resources().find(Organization.class, reference)));
    }
}
