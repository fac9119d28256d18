package de.medicalhub.fhir.subscription.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.subscription.control.Subscribers;
import de.medicalhub.fhir.subscription.control.SubscriptionRules;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks Subscriptions that are written from outside, and hides their secrets from everybody else. */
@Component
@Interceptor
public class SubscriptionWriteListener {
    /** After the access rules. */
    private static final int AFTER_ACCESS = 10;

    private static final String NOT_THERE = "There is no such resource, or you may not read it.";

    private final SubscriptionRules rules;
    private final Subscribers subscribers;

    SubscriptionWriteListener(SubscriptionRules rules, Subscribers subscribers) {
        this.rules = rules;
        this.subscribers = subscribers;
    }

    /** Before a new one is stored. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = AFTER_ACCESS)
    public void onCreate(@Nullable RequestDetails request, IBaseResource created) {
        if (request instanceof ServletRequestDetails && created instanceof Subscription wanted) {
            check(request, wanted);
        }
    }

    /** Before a new version is stored. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = AFTER_ACCESS)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (request instanceof ServletRequestDetails && updated instanceof Subscription wanted) {
            if (!subscribers.isOwn(request, old.getIdElement().getIdPart())) {
                throw new ResourceNotFoundException(NOT_THERE);
            }
            check(request, wanted);
        }
    }

    /** Before it is marked as deleted. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED, order = AFTER_ACCESS)
    public void onDelete(@Nullable RequestDetails request, IBaseResource deleted) {
        if (request instanceof ServletRequestDetails
                && deleted instanceof Subscription
                && !subscribers.isOwn(request, deleted.getIdElement().getIdPart())) {
            throw new ResourceNotFoundException(NOT_THERE);
        }
    }

    /** In the transaction that stores it. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(@Nullable RequestDetails request, IBaseResource created) {
        own(request, created);
    }

    /** In the transaction that stores it: the roles are the present ones. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(@Nullable RequestDetails request, IBaseResource updated) {
        own(request, updated);
    }

    /** Only the owner sees the headers. */
    @Hook(value = Pointcut.STORAGE_PRESHOW_RESOURCES, order = AFTER_ACCESS)
    public void onShow(@Nullable RequestDetails request, IPreResourceShowDetails shown) {
        if (!(request instanceof ServletRequestDetails)) {
            return;
        }
        for (int i = 0; i < shown.size(); i++) {
            if (shown.getResource(i) instanceof Subscription subscription
                    && subscription.getChannel().hasHeader()
                    && !subscribers.isOwn(request, subscription.getIdPart())) {
                Subscription copy = subscription.copy();
                copy.getChannel().setHeader(null);
                shown.setResource(i, copy);
            }
        }
    }

    private void own(@Nullable RequestDetails request, IBaseResource written) {
        if (request instanceof ServletRequestDetails && written instanceof Subscription subscription) {
            subscribers.own(request, subscription.getIdElement().getIdPart());
        }
    }

    private void check(RequestDetails request, Subscription wanted) {
        rules.refusal(request, wanted).ifPresent(reason -> {
            throw new UnprocessableEntityException(reason);
        });
    }
}
