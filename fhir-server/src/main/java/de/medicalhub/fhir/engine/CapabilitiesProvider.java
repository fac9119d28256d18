package de.medicalhub.fhir.engine;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.FhirTerser;
import de.medicalhub.fhir.FhirSettings;
import de.medicalhub.fhir.engine.control.TrueCapabilities;
import de.medicalhub.fhir.profile.Validation;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.springframework.web.context.WebApplicationContext;

/** The capability statement: what HAPI finds in its providers and search parameters, reduced to what is true. */
class CapabilitiesProvider extends JpaCapabilityStatementProvider {
    private final String base;
    private final Validation validation;

    CapabilitiesProvider(RestfulServer server, WebApplicationContext beans) {
        super(
                server,
                beans.getBean(IFhirSystemDao.class),
                beans.getBean(JpaStorageSettings.class),
                beans.getBean(ISearchParamRegistry.class),
                beans.getBean(IValidationSupport.class));
        validation = beans.getBean(Validation.class);
        base = beans.getBean(FhirSettings.class).fhirUrl();
        setImplementationDescription("Medical Hub");
        setPublisher("Medical Hub");
        setIncludeResourceCounts(false);
    }

    @Override
    protected void postProcess(FhirTerser terser, IBaseConformance statement) {
        super.postProcess(terser, statement);
        TrueCapabilities.reduce(
                (CapabilityStatement) statement, base, Product.current().version(), validation.supported());
    }
}
