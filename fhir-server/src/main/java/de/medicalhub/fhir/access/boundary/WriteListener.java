package de.medicalhub.fhir.access.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.dao.PreVerifyConditionalMatchCriteriaRequest;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.control.Conditions;
import de.medicalhub.fhir.access.control.Memberships;
import de.medicalhub.fhir.access.control.Requests;
import de.medicalhub.fhir.access.control.WriteRules;
import de.medicalhub.fhir.access.entity.Refusal;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Checks each write where it is stored, so that no way in (transaction, patch, condition) passes by. */
@Component
@Interceptor(order = -100)
public class WriteListener {
    private final WriteRules rules;
    private final Conditions conditions;
    private final Requests requests;
    private final Memberships memberships;

    WriteListener(WriteRules rules, Conditions conditions, Requests requests, Memberships memberships) {
        this.conditions = conditions;
        this.rules = rules;
        this.requests = requests;
        this.memberships = memberships;
    }

    /** Before a new resource is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(@Nullable RequestDetails request, IBaseResource created) {
        if (request != null && !Requests.isInternal(request)) {
            conditions.requireStillNone(request, created);
            IBaseResource resolved = requests.placeholders(request).resolve(created);
            refuse(rules.refuseCreate(requests.ties(request), resolved, requests.atHand(request)));
            requests.written(request).add(created);
        }
        forgetMemberships(created);
    }

    /** Before a resource is stored under an id that the caller chose. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_CLIENT_ASSIGNED_ID)
    public void onChosenId(@Nullable RequestDetails request) {
        if (request != null && !Requests.isInternal(request)) {
            refuse(rules.refuseChosenId(requests.ties(request)));
        }
    }

    /** What is stored under a condition must meet the one that was sent, not the one that {@link Conditions} made of it. */
    @Hook(Pointcut.STORAGE_PREVERIFY_CONDITIONAL_MATCH_CRITERIA)
    public void onCondition(@Nullable RequestDetails request, PreVerifyConditionalMatchCriteriaRequest verified) {
        if (request != null) {
            String condition = verified.getConditionalUrl();
            verified.setConditionalUrl(requests.conditions(request).getOrDefault(condition, condition));
        }
    }

    /** Before a new version is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (request != null && !Requests.isInternal(request)) {
            refuse(rules.refuseUpdate(requests.ties(request), old, updated, requests.atHand(request)));
            requests.written(request).add(updated);
        }
        forgetMemberships(updated);
    }

    /** Before a resource is marked as deleted. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void onDelete(@Nullable RequestDetails request, IBaseResource deleted) {
        if (request != null && !Requests.isInternal(request)) {
            refuse(rules.refuseDelete(requests.ties(request), deleted));
        }
        forgetMemberships(deleted);
    }

    /** Only after the commit, or another request would remember the old state again. */
    private void forgetMemberships(IBaseResource written) {
        if (!(written instanceof PractitionerRole)) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            memberships.forget();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                memberships.forget();
            }
        });
    }

    private static void refuse(Optional<Refusal> reason) {
        reason.ifPresent(refusal -> {
            throw WriteRules.exception(refusal);
        });
    }
}
