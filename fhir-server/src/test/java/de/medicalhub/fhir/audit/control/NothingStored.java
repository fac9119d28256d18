package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;

/** A store in which nothing is there, of any type. */
final class NothingStored extends DaoRegistry {
    NothingStored(FhirContext context) {
        super(context);
    }

    @Override
    @SuppressWarnings("rawtypes") // As HAPI declares it.
    public IFhirResourceDao getResourceDao(String type) {
        throw new ResourceNotFoundException(type);
    }
}
