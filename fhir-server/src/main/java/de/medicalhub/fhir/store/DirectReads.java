package de.medicalhub.fhir.store;

import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.dao.BaseHapiFhirResourceDao;
import ca.uhn.fhir.jpa.provider.BaseJpaResourceProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Leads the reads of the engine's providers, and nothing else of theirs, to the current versions (rule 4). */
@Component
public class DirectReads {
    private final CurrentVersions current;
    private final IInterceptorBroadcaster hooks;

    DirectReads(CurrentVersions current, IInterceptorBroadcaster hooks) {
        this.current = current;
        this.hooks = hooks;
    }

    /** From now on the provider reads this way. */
    public <T extends IBaseResource> void serve(BaseJpaResourceProvider<T> provider) {
        IFhirResourceDao<T> engine = provider.getDao();
        @SuppressWarnings("unchecked") // It implements all that the engine's does.
        IFhirResourceDao<T> direct = (IFhirResourceDao<T>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                ClassUtils.getAllInterfaces(engine),
                (proxy, method, arguments) -> call(engine, method, arguments));
        provider.setDao(direct);
    }

    private @Nullable Object call(IFhirResourceDao<?> engine, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null
                && arguments.length == 2
                && method.getName().equals("read")
                && arguments[0] instanceof IIdType id
                && arguments[1] instanceof RequestDetails request
                && !id.hasVersionIdPart()) {
            Optional<IBaseResource> found =
                    current.find(engine.getResourceType().getSimpleName(), id.getIdPart());
            if (found.isPresent()) {
                return shown(id, request, found.get());
            }
        }
        try {
            return method.invoke(engine, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable IBaseResource shown(IIdType id, RequestDetails request, IBaseResource found) {
        BaseHapiFhirResourceDao.invokeStoragePreAccessResources(hooks, request, id, found);
        return BaseHapiFhirResourceDao.invokeStoragePreShowResources(hooks, request, found);
    }
}
