package de.medicalhub.fhir.aftercare.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.aftercare.control.TakeAnswers;
import de.medicalhub.fhir.aftercare.control.WatchValues;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees values and answers written from outside; an administrator imports what has been, which alarms nobody. */
@Component
@Interceptor
public class ValueListener {
    private static final String RANGES = ValueListener.class.getName() + ".ranges";

    private final WatchValues watch;
    private final TakeAnswers answers;
    private final Access access;

    ValueListener(WatchValues watch, TakeAnswers answers, Access access) {
        this.watch = watch;
        this.answers = answers;
        this.access = access;
    }

    /** In the transaction that stores it. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(@Nullable RequestDetails request, IBaseResource created) {
        take(request, created);
    }

    /** A corrected value counts like a new one. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        take(request, updated);
    }

    private void take(@Nullable RequestDetails request, IBaseResource written) {
        if (request != null && written instanceof Goal) {
            ranges(request).clear();
        }
        boolean concerns = written instanceof Observation || written instanceof QuestionnaireResponse;
        if (!concerns
                || !(request instanceof ServletRequestDetails)
                || access.caller(request).has(Role.ADMIN)) {
            return;
        }
        if (written instanceof Observation value) {
            watch.watch(value, ranges(request));
        } else if (written instanceof QuestionnaireResponse answer) {
            answers.take(answer);
        }
    }

    /** What is agreed with each patient, asked once for all values of a request. */
    @SuppressWarnings("unchecked")
    private static Map<String, List<Goal>> ranges(RequestDetails request) {
        Map<Object, Object> data = request.getUserData();
        synchronized (data) {
            return (Map<String, List<Goal>>) data.computeIfAbsent(RANGES, key -> new ConcurrentHashMap<>());
        }
    }
}
