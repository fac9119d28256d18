package de.medicalhub.fhir.document.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.document.control.ReceiveBinary;
import de.medicalhub.fhir.document.control.ReceiveDocument;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees documents on their way into the store, before the access rules decide about what becomes of them here. */
@Component
@Interceptor(order = -200)
public class DocumentListener {
    private static final String ALONG = DocumentListener.class.getName();

    private final Access access;
    private final Senders senders;
    private final ReceiveDocument documents;
    private final ReceiveBinary binaries;

    DocumentListener(Access access, Senders senders, ReceiveDocument documents, ReceiveBinary binaries) {
        this.access = access;
        this.senders = senders;
        this.documents = documents;
        this.binaries = binaries;
    }

    /** While the whole transaction is at hand: later the request holds the entry that is being stored. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void onRequest(RequestDetails request) {
        Set<String> along = contentsAlong(request);
        if (!along.isEmpty()) {
            request.getUserData().put(ALONG, along);
        }
    }

    /** Before a new resource is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(@Nullable RequestDetails request, IBaseResource created) {
        if (request instanceof ServletRequestDetails) {
            receive(request, created);
            if (created instanceof Binary binary) {
                binaries.receive(binary, senders.of(request));
            }
            if (created instanceof DocumentReference document) {
                documents.supersede(
                        document, senders.of(request), (before, after) -> access.mayChange(request, before, after));
            }
        }
    }

    /** Before a new version is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (request instanceof ServletRequestDetails) {
            receive(request, updated);
            if (old instanceof Binary before && updated instanceof Binary after) {
                binaries.keepWhose(before, after);
            }
        }
    }

    private void receive(RequestDetails request, IBaseResource stored) {
        if (!(stored instanceof DocumentReference document)) {
            return;
        }
        // In a transaction a reference may name what only comes with it.
        if (request.getRestOperationType() != RestOperationTypeEnum.TRANSACTION) {
            documents.resolve(document, senders.of(request));
        }
        documents.takeOut(document, senders.of(request), along(request));
    }

    private static Set<String> along(RequestDetails request) {
        return request.getUserData().get(ALONG) instanceof Set<?> kept
                ? kept.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    /** What else the transaction stores under an id that it names; an entry of a batch stands for itself. */
    static Set<String> contentsAlong(RequestDetails request) {
        boolean isTransaction = request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION;
        return isTransaction
                        && request.getResource() instanceof Bundle bundle
                        && bundle.getType() == Bundle.BundleType.TRANSACTION
                ? bundle.getEntry().stream()
                        .filter(entry -> entry.getResource() instanceof Binary
                                && entry.getRequest().hasUrl()
                                && entry.getRequest().getMethod() == Bundle.HTTPVerb.PUT)
                        .map(entry ->
                                LocalReference.of(new IdType(entry.getRequest().getUrl())))
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
