package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.dispatch.control.DeliveryDesk;
import de.medicalhub.transport.orders.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What whoever looks after medicines needs of the dispatch. */
@ApplicationScoped
public class Deliveries {
    @Inject
    private DeliveryDesk desk;

    /** Deliveries for these pharmacies that are open, or ended within the last three days. */
    @Transactional
    public List<DeliveryJob> ofPharmacies(Set<String> suppliers) {
        return desk.ofPharmacies(suppliers);
    }

    /** The same of these carriers. */
    @Transactional
    public List<DeliveryJob> ofCarriers(Set<String> carriers) {
        return desk.ofCarriers(carriers);
    }

    /** The delivery of that id, with its day locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<DeliveryJob> find(String jobId) {
        return desk.find(jobId);
    }

    /** What the medicines need on the way; the job is placed again if that asks for another vehicle or driver. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void packed(String jobId, boolean cold, boolean narcotic) {
        desk.packed(jobId, cold, narcotic);
    }

    /** The pharmacy wants back what is in a vehicle: the tour gets a stop there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void callBack(String jobId) {
        desk.callBack(jobId);
    }

    /** The pharmacy has it again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void receiveBack(String jobId) {
        desk.receiveBack(jobId);
    }

    /** Once more, within that window. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tryAgain(String jobId, Period window) {
        desk.tryAgain(jobId, window);
    }

    /** Whether the driver of the job's tour may carry narcotics on that day. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean mayCarryNarcotics(String jobId) {
        return desk.mayCarryNarcotics(jobId);
    }

    /** Whether the vehicle of the job's tour has a cold box. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hasColdBox(String jobId) {
        return desk.hasColdBox(jobId);
    }

    /** It waits for a pharmacist's decision, or no longer: the record is told. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void held(String jobId) {
        desk.held(jobId);
    }

    /**
     * The cold chain of medicines is in doubt: the board says so until a dispatcher has seen it.
     *
     * @param eventId of what happened; the same again changes nothing
     * @param kind what is wrong
     * @param detail what was read, or the key of the sentence why it was not accepted
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void coldChain(String jobId, String eventId, AlertKind kind, String detail) {
        desk.coldChain(jobId, eventId, kind, detail);
    }

    /** Pages of that job's day read again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(String jobId) {
        desk.tell(jobId);
    }
}
