package de.medicalhub.fhir.document.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.document.control.DocumentBundle;
import de.medicalhub.fhir.document.control.UnfoldDocument;
import de.medicalhub.fhir.profile.Validation;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a document Bundle that is posted to the base of the server, where HAPI knows transactions and batches only: the
 * document is stored, and what HAPI then works off is a batch that reads what became of it, which is the answer.
 */
@Component
@Interceptor
public class DocumentBundleListener {
    private final Senders senders;
    private final UnfoldDocument unfold;
    private final Validation validation;

    DocumentBundleListener(Senders senders, UnfoldDocument unfold, Validation validation) {
        this.senders = senders;
        this.unfold = unfold;
        this.validation = validation;
    }

    /** Before anything is done with the Bundle. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void onBundle(@Nullable RequestDetails request, IBaseBundle sent) {
        if (request instanceof ServletRequestDetails
                && sent instanceof Bundle bundle
                && bundle.getType() == Bundle.BundleType.DOCUMENT) {
            receive(request, bundle);
        }
    }

    private void receive(RequestDetails request, Bundle document) {
        validation.require(request, document);
        EncodingEnum encoding = Objects.requireNonNullElse(
                RestfulServerUtils.determineRequestEncodingNoDefault(request), EncodingEnum.JSON);
        var stored = unfold.store(
                DocumentBundle.read(
                        document.copy(), request.loadRequestContents(), encoding.getResourceContentTypeNonLegacy()),
                senders.of(request));
        document.setType(Bundle.BundleType.BATCH);
        document.getEntry().clear();
        document.setIdentifier(null).setTimestamp(null);
        read(document, stored.description());
        read(document, stored.composition());
    }

    private static void read(Bundle batch, String reference) {
        batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(reference);
    }
}
