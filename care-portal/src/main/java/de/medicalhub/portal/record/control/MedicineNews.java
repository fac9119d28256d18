package de.medicalhub.portal.record.control;

import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.messages.MessageOrder;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

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
     * One message in the name of the reader and the own practice.
     *
     * @return why not, if it was refused
     */
    public Optional<Refusal> tell(String text) {
        MessageOrder order = new MessageOrder(
                treated.get(), user.claims().fhirUser(), Optional.of(treated.ownOrganisation()), clock.instant());
        return records.save(order.message(text, true));
    }
}
