package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.fhir.engine.control.EntryInHand;
import de.medicalhub.fhir.engine.control.Faults;
import de.medicalhub.fhir.engine.control.TransactionFaults;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says every fault in FHIR; the features' own listeners (order below 100) may answer first. */
@Component
@Interceptor(order = FaultListener.ORDER)
public class FaultListener {
    /** After all features. */
    public static final int ORDER = 100;

    private final Faults faults;
    private final EntryInHand inHand;

    FaultListener(Faults faults, EntryInHand inHand) {
        this.faults = faults;
        this.inHand = inHand;
    }

    /** Of a bundle the sender must learn which entry it was, so this goes before the features' own answers. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = -2 * ORDER)
    public @Nullable BaseServerResponseException onBundleFault(Throwable thrown, RequestDetails request) {
        return TransactionFaults.isBundle(request) ? faults.answer(thrown, request) : null;
    }

    /** Once per failed request. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException onFault(Throwable thrown, RequestDetails request) {
        return faults.answer(thrown, request);
    }

    /** The thread will serve another request. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void onEnd() {
        inHand.forget();
    }
}
