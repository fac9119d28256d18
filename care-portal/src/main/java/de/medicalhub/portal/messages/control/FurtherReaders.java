package de.medicalhub.portal.messages.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.messages.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who reads nothing of a case that does not name them, and may be written to: relatives who wrote (G8) and the pharmacy (G9); pure.
 *
 * @param treating whether the writer treats; all others choose nobody
 */
public record FurtherReaders(Case of, Conversation thread, boolean treating) {
    public List<Reference> relatives() {
        return treating ? thread.relatives() : List.of();
    }

    /** {@code Organization/…} of the case. */
    public Optional<String> pharmacy() {
        return treating ? of.organisation("pharmacy") : Optional.empty();
    }

    /** Whether the newest message is the pharmacy's: an answer reaches who has asked, unless its writer decides otherwise. */
    public boolean isPharmacyAnswered() {
        return pharmacy()
                .filter(own -> thread.newest()
                        .filter(message -> Conversation.isOnBehalfOf(message, own))
                        .isPresent())
                .isPresent();
    }

    /** Those that were chosen. */
    public List<Reference> chosen(boolean toRelatives, boolean toPharmacy) {
        List<Reference> chosen = new ArrayList<>();
        if (toRelatives) {
            chosen.addAll(relatives());
        }
        pharmacy().filter(own -> toPharmacy).ifPresent(own -> chosen.add(new Reference(own)));
        return chosen;
    }
}
