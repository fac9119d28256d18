package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Refusal;
import de.medicalhub.fhir.access.entity.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks each writing entry of a bundle like a request of its own, before the store begins: once it has begun, some of the
 * references in it have no targets yet, and a search for the caller's ties would meet half-stored resources.
 */
@Component
public class BundleGuard {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]+");
    private static final Pattern INSTANCE = Pattern.compile("([A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})");
    private static final Pattern CONDITION = Pattern.compile("([A-Za-z]+)\\?(.+)");

    private final Requests requests;
    private final Conditions conditions;
    private final WriteRules rules;
    private final Ownership ownership;

    BundleGuard(Requests requests, Conditions conditions, WriteRules rules, Ownership ownership) {
        this.requests = requests;
        this.conditions = conditions;
        this.rules = rules;
        this.ownership = ownership;
    }

    /**
     * Refuses a transaction of which an entry is refused. Of a batch the refused entries are taken out and answered by
     * {@link BatchRefusals}. Conditions are replaced as {@link Conditions} says, and resources completed as
     * {@link Ownership} says.
     */
    void check(RequestDetails request, Bundle bundle) {
        Map<BundleEntryComponent, String> found = new HashMap<>();
        BatchRefusals refusals = new BatchRefusals();
        boolean batch = bundle.getType() == Bundle.BundleType.BATCH;
        List<BundleEntryComponent> entries = List.copyOf(bundle.getEntry());
        for (int index = 0; index < entries.size(); index++) {
            BundleEntryComponent entry = entries.get(index);
            attempt(bundle, entry, index, refusals, () -> narrow(request, bundle, entry, found));
            if (entry.hasResource() && Placeholders.isNew(entry) && !found.containsKey(entry)) {
                ownership.complete(request, entry.getResource());
            }
        }
        Placeholders placeholders = batch ? Placeholders.NONE : Placeholders.of(bundle, found);
        requests.useIn(request, placeholders);
        for (int index = 0; index < entries.size(); index++) {
            BundleEntryComponent entry = entries.get(index);
            if (!refusals.has(index)) {
                attempt(bundle, entry, index, refusals, () -> check(request, entry, found.get(entry), placeholders));
            }
        }
        requests.useIn(request, refusals);
    }

    private static void attempt(
            Bundle bundle, BundleEntryComponent entry, int index, BatchRefusals refusals, Runnable step) {
        try {
            step.run();
        } catch (BaseServerResponseException refusal) {
            if (bundle.getType() != Bundle.BundleType.BATCH) {
                throw BatchRefusals.naming(index, refusal);
            }
            refusals.add(index, refusal);
            bundle.getEntry().removeIf(each -> each == entry);
        }
    }

    /** Replaces the condition, and keeps what it has found, such as {@code Patient/12}. */
    private void narrow(
            RequestDetails request,
            Bundle bundle,
            BundleEntryComponent entry,
            Map<BundleEntryComponent, String> found) {
        Bundle.BundleEntryRequestComponent wish = entry.getRequest();
        if (wish.getMethod() == HTTPVerb.POST && wish.hasIfNoneExist()) {
            String type = require(TYPE, wish.getUrl()).group();
            require(request, type, Interaction.CREATE);
            String query = Conditions.query(wish.getIfNoneExist());
            Optional<String> match = conditions.match(request, type, query);
            if (match.isEmpty()) {
                boolean batch = bundle.getType() == Bundle.BundleType.BATCH;
                conditions.remember(
                        request, type, query, Optional.of(sent(entry)).filter(alone -> batch));
            }
            wish.setIfNoneExist(match.map(id -> Conditions.byId(type, id)).orElse(null));
            match.ifPresent(id -> found.put(entry, type + "/" + id));
        } else if (isChange(wish.getMethod()) && isConditional(wish)) {
            Matcher condition = require(CONDITION, wish.getUrl());
            String type = condition.group(1);
            require(request, type, interaction(wish.getMethod()));
            wish.setUrl(conditions.narrowed(request, type, condition.group(2)));
            String target = wish.getUrl().replace("?_id=", "/");
            requests.ties(request).current(target).ifPresent(existing -> found.put(entry, target));
        }
    }

    private void check(
            RequestDetails request, BundleEntryComponent entry, @Nullable String found, Placeholders placeholders) {
        Bundle.BundleEntryRequestComponent wish = entry.getRequest();
        HTTPVerb verb = wish.getMethod();
        if (verb == HTTPVerb.GET) {
            return; // Checked when it is read, as a request of its own.
        }
        if (verb == HTTPVerb.POST) {
            require(request, require(TYPE, wish.getUrl()).group(), Interaction.CREATE);
            if (found == null) {
                refuseCreate(request, entry, placeholders);
            }
            return;
        }
        if (!isChange(verb)) {
            throw new ForbiddenOperationException(RequestGuard.NOT_OFFERED);
        }
        if (found == null && isConditional(wish)) {
            AnyVersion.require(wish, () -> false);
            if (verb == HTTPVerb.PUT) {
                refuseCreate(request, entry, placeholders);
            }
            return;
        }
        String target = found == null ? require(INSTANCE, wish.getUrl()).group() : found;
        require(request, target.substring(0, target.indexOf('/')), interaction(verb));
        IBaseResource old = requests.ties(request)
                .current(target)
                .filter(current -> requests.verdict(request, current) == Verdict.FULL)
                .orElseThrow(() -> new ResourceNotFoundException(AnswerFilter.NOT_THERE));
        AnyVersion.require(wish, () -> true);
        refuseChange(request, entry, old, placeholders);
    }

    private void refuseCreate(RequestDetails request, BundleEntryComponent entry, Placeholders placeholders) {
        refuse(rules.refuseCreate(requests.ties(request), placeholders.resolve(sent(entry)), placeholders.created()));
    }

    /** Of a patch only the store knows what it makes; it is checked there. */
    private void refuseChange(
            RequestDetails request, BundleEntryComponent entry, IBaseResource old, Placeholders placeholders) {
        Ties ties = requests.ties(request);
        if (entry.getRequest().getMethod() == HTTPVerb.DELETE) {
            refuse(rules.refuseDelete(ties, old));
        } else if (entry.getRequest().getMethod() == HTTPVerb.PUT) {
            ownership.keep(request, old, sent(entry));
            refuse(rules.refuseUpdate(ties, old, placeholders.resolve(sent(entry)), placeholders.created()));
        }
    }

    private static IBaseResource sent(BundleEntryComponent entry) {
        if (!entry.hasResource()) {
            throw new ForbiddenOperationException(RequestGuard.NOT_OFFERED);
        }
        return entry.getResource();
    }

    /** A report to the audit trail comes alone: in a bundle the store would take it for a resource of its own. */
    private void require(RequestDetails request, String type, Interaction interaction) {
        if (type.equals("AuditEvent")) {
            throw new ForbiddenOperationException(RequestGuard.NOT_OFFERED);
        }
        if (!Rights.of(requests.caller(request)).allow(type, interaction)) {
            throw RequestGuard.refusal(type, interaction);
        }
    }

    private static Matcher require(Pattern form, @Nullable String url) {
        Matcher matcher = form.matcher(url == null ? "" : url);
        if (!matcher.matches()) {
            throw new ForbiddenOperationException(RequestGuard.NOT_OFFERED);
        }
        return matcher;
    }

    private static boolean isConditional(Bundle.BundleEntryRequestComponent wish) {
        return wish.hasUrl() && wish.getUrl().contains("?");
    }

    private static boolean isChange(@Nullable HTTPVerb verb) {
        return verb == HTTPVerb.PUT || verb == HTTPVerb.PATCH || verb == HTTPVerb.DELETE;
    }

    private static Interaction interaction(HTTPVerb verb) {
        return verb == HTTPVerb.DELETE ? Interaction.DELETE : Interaction.UPDATE;
    }

    private static void refuse(Optional<Refusal> reason) {
        reason.ifPresent(refusal -> {
            throw WriteRules.exception(refusal);
        });
    }
}
