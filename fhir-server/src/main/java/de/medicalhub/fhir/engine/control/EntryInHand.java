package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.r4.TransactionProcessorVersionAdapterR4;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Remembers which entry of a transaction HAPI has in hand on this thread, because its exceptions seldom say it. HAPI asks
 * its version adapter for everything it wants to know of an entry; this adapter listens.
 */
@Primary
@Component
public class EntryInHand extends TransactionProcessorVersionAdapterR4 {
    private static final ThreadLocal<@Nullable Bundle> BUNDLE = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable BundleEntryComponent> ENTRY = new ThreadLocal<>();

    /** The bundle that this thread works on. */
    public Optional<Bundle> bundle() {
        return Optional.ofNullable(BUNDLE.get());
    }

    /** The entry that this thread last touched. */
    public Optional<BundleEntryComponent> entry() {
        return Optional.ofNullable(ENTRY.get());
    }

    /** At the end of a request, before the thread serves another. */
    public void forget() {
        BUNDLE.remove();
        ENTRY.remove();
    }

    @Override
    public String getBundleType(Bundle request) {
        BUNDLE.set(request);
        ENTRY.remove();
        return super.getBundleType(request);
    }

    @Override
    public @Nullable IBaseResource getResource(BundleEntryComponent entry) {
        ENTRY.set(entry);
        return super.getResource(entry);
    }

    @Override
    public @Nullable String getEntryRequestVerb(FhirContext context, BundleEntryComponent entry) {
        ENTRY.set(entry);
        return super.getEntryRequestVerb(context, entry);
    }

    /** As {@link VersionTag} reads it, for HAPI fails on others. */
    @Override
    public @Nullable String getEntryRequestIfMatch(BundleEntryComponent entry) {
        String given = super.getEntryRequestIfMatch(entry);
        return given == null ? null : VersionTag.readable(given);
    }

    /** Of a batch no fault is thrown: what each entry is answered is written here. */
    @Override
    public void populateEntryWithOperationOutcome(BaseServerResponseException fault, BundleEntryComponent answer) {
        super.populateEntryWithOperationOutcome(fault, answer);
        if (Faults.isStale(String.valueOf(fault.getMessage()))) {
            OperationOutcome outcome = (OperationOutcome) answer.getResponse().getOutcome();
            outcome.getIssueFirstRep().setCode(IssueType.CONFLICT).setDiagnostics(Faults.STALE);
        }
    }

    /** Called after the outcome is written. */
    @Override
    public void setResponseStatus(BundleEntryComponent answer, String status) {
        boolean stale = answer.getResponse().getOutcome() instanceof OperationOutcome outcome
                && Faults.STALE.equals(outcome.getIssueFirstRep().getDiagnostics());
        super.setResponseStatus(answer, stale ? VersionTag.STATUS_OF_STALE : status);
    }

    @Override
    public @Nullable String getEntryRequestUrl(BundleEntryComponent entry) {
        ENTRY.set(entry);
        return super.getEntryRequestUrl(entry);
    }
}
