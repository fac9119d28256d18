package de.medicalhub.fhir.bench.plain;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** The engine's own providers and nothing else. */
public class PlainEngineServlet extends RestfulServer {
    private static final long serialVersionUID = 1L;

    @Override
    protected void initialize() {
        WebApplicationContext beans = WebApplicationContextUtils.getRequiredWebApplicationContext(getServletContext());
        setFhirContext(beans.getBean(FhirContext.class));
        setPagingProvider(beans.getBean(DatabaseBackedPagingProvider.class));
        registerProviders(beans.getBean(ResourceProviderFactory.class).createProviders());
        registerProvider(beans.getBean(IJpaSystemProvider.class));
    }
}
