package de.medicalhub.fhir.engine;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.jpa.binary.interceptor.BinaryStorageInterceptor;
import ca.uhn.fhir.jpa.interceptor.CascadingDeleteInterceptor;
import ca.uhn.fhir.jpa.interceptor.OverridePathBasedReferentialIntegrityForDeletesInterceptor;
import ca.uhn.fhir.jpa.provider.BaseJpaResourceProvider;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.subscription.submit.interceptor.SubscriptionMatcherInterceptor;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.FhirSettings;
import de.medicalhub.fhir.JobRequests;
import de.medicalhub.fhir.store.DirectReads;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** The FHIR endpoint: HAPI's providers, and those and the interceptors that the features bring. */
public class FhirServlet extends RestfulServer {
    private static final long serialVersionUID = 1L;

    @Override
    protected void initialize() throws ServletException {
        WebApplicationContext beans = WebApplicationContextUtils.getRequiredWebApplicationContext(getServletContext());
        FhirContext context = beans.getBean(FhirContext.class);
        context.setParserErrorHandler(new StrictErrorHandler());
        setFhirContext(context);
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setUncompressIncomingContents(false); // BodyFilter has unpacked it, within bounds.
        setServerAddressStrategy(new HardcodedServerAddressStrategy(
                beans.getBean(FhirSettings.class).fhirUrl()));
        setPagingProvider(beans.getBean(DatabaseBackedPagingProvider.class));
        Collection<Object> own =
                ordered(beans.getBeansWithAnnotation(FhirProvider.class).values());
        registerProviders(own);
        registerProviders(stock(beans, own));
        setServerConformanceProvider(new CapabilitiesProvider(this, beans));
        ordered(beans.getBeansWithAnnotation(Interceptor.class).values()).stream()
                .filter(interceptor -> !isLeftOut(interceptor))
                .forEach(this::registerInterceptor);
        beans.getBean(JobRequests.class).serveWith(this);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        super.service(request, new CompactMediaType(response));
    }

    /**
     * What HAPI brings for deletions reads in the caller's name those who refer to what is deleted: of hidden ones the answer
     * was then 404 instead of 409. Neither ignored paths nor cascades are offered. Contents of documents are stored nowhere
     * else, so nobody needs to look for them; and the engine has put its queue for subscribers into its own service already.
     */
    private static boolean isLeftOut(Object interceptor) {
        return interceptor instanceof OverridePathBasedReferentialIntegrityForDeletesInterceptor
                || interceptor instanceof CascadingDeleteInterceptor
                || interceptor instanceof BinaryStorageInterceptor
                || interceptor instanceof SubscriptionMatcherInterceptor;
    }

    private static List<Object> stock(WebApplicationContext beans, Collection<Object> own) {
        Set<String> taken = own.stream()
                .filter(IResourceProvider.class::isInstance)
                .map(provider ->
                        ((IResourceProvider) provider).getResourceType().getSimpleName())
                .collect(Collectors.toSet());
        List<Object> providers =
                new ArrayList<>(beans.getBean(ResourceProviderFactory.class).createProviders());
        providers.removeIf(provider -> provider instanceof IResourceProvider resources
                && taken.contains(resources.getResourceType().getSimpleName()));
        DirectReads reads = beans.getBean(DirectReads.class);
        providers.stream()
                .filter(BaseJpaResourceProvider.class::isInstance)
                .forEach(provider -> reads.serve((BaseJpaResourceProvider<?>) provider));
        providers.add(beans.getBean(IJpaSystemProvider.class));
        providers.add(beans.getBean(ValueSetOperationProvider.class));
        return providers;
    }

    private static Collection<Object> ordered(Collection<Object> beans) {
        List<Object> sorted = new ArrayList<>(beans);
        AnnotationAwareOrderComparator.sort(sorted);
        return sorted;
    }
}
