package de.medicalhub.portal.record.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.messages.MessageOrder;
import de.medicalhub.portal.messages.Translated;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Communication;

/** Tells all who treat, and the patient, what changed about medicines (K7, K8). */
@RequestScoped
public class MedicineNews {
    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Clock clock;

    /**
     * One message in the name of the reader and the own practice, for each reader in the own language.
     *
     * @return whether it was sent; what it tells of is stored in any case, so a fault is no reason to send the form again
     */
    public boolean tell(List<Phrase> lines) {
        MessageOrder order = new MessageOrder(
                treated.get(), user.claims().fhirUser(), Optional.of(treated.ownOrganisation()), clock.instant());
        Communication message = order.message("", true);
        message.getPayloadFirstRep().setContent(Translated.of(said(Language.DE, lines), said(Language.EN, lines)));
        try {
            return records.save(message).isEmpty();
        } catch (HubException silent) {
            return false;
        }
    }

    private String said(Language language, List<Phrase> lines) {
        Texts texts = new Texts(language, clock);
        return lines.stream().map(texts::say).collect(Collectors.joining("\n"));
    }
}
