package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.index.SearchParamWithInlineReferencesExtractor;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * What a resource of a transaction is found by is worked out once, when its references are resolved. The engine does it
 * also before that, with the placeholders still in place, and keeps nothing of it but a note which tables have rows.
 */
@Component
@Primary
class OnceIndexed extends SearchParamWithInlineReferencesExtractor {
    @Override
    public void populateFromResource(
            RequestPartitionId partition,
            ResourceIndexedSearchParams parameters,
            TransactionDetails transaction,
            ResourceTable row,
            IBaseResource resource,
            ResourceIndexedSearchParams existing,
            RequestDetails request,
            boolean isIndexed) {
        if (isIndexed) {
            super.populateFromResource(partition, parameters, transaction, row, resource, existing, request, isIndexed);
            parameters.populateResourceTableSearchParamsPresentFlags(row);
        }
    }
}
