package de.medicalhub.fhir.subscription.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.SearchLimits;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.springframework.stereotype.Component;

/** Why a Subscription is not taken, if it is not. */
@Component
public class SubscriptionRules {
    /** Two labels and more, none of digits only at the end: a public name, not an address. */
    private static final Pattern PUBLIC_HOST = Pattern.compile("([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z]");

    private static final Set<String> INNER =
            Set.of("local", "localhost", "internal", "lan", "home", "corp", "intranet");

    private final Access access;
    private final SearchLimits limits;
    private final NamedHosts named;

    SubscriptionRules(Access access, SearchLimits limits, NamedHosts named) {
        this.access = access;
        this.limits = limits;
        this.named = named;
    }

    /** A sentence for the one who wants to subscribe. */
    public Optional<String> refusal(RequestDetails request, Subscription wanted) {
        SubscriptionChannelType type = wanted.getChannel().getType();
        if (type != SubscriptionChannelType.RESTHOOK && type != SubscriptionChannelType.WEBSOCKET) {
            return Optional.of("Only the channels rest-hook and websocket are offered.");
        }
        if (wanted.getChannel().hasPayload()) {
            return Optional.of(
                    "Notifications carry no content: leave channel.payload empty, and read what has changed.");
        }
        if (type == SubscriptionChannelType.RESTHOOK
                && !mayCall(Objects.requireNonNullElse(wanted.getChannel().getEndpoint(), ""))) {
            return Optional.of(
                    "The endpoint must be an https address of a public host, or one that the operator has named.");
        }
        return refuseCriteria(request, Objects.requireNonNullElse(wanted.getCriteria(), ""));
    }

    /** What the name leads to is looked at with each call: it may change ({@link PublicAddress}). */
    private boolean mayCall(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (host.isEmpty() || !web || uri.getUserInfo() != null) {
                return false;
            }
            return named.contains(uri)
                    || ("https".equals(uri.getScheme())
                            && PUBLIC_HOST.matcher(host).matches()
                            && !INNER.contains(host.substring(host.lastIndexOf('.') + 1)));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private Optional<String> refuseCriteria(RequestDetails request, String criteria) {
        int query = criteria.indexOf('?');
        String type = query < 0 ? "" : criteria.substring(0, query);
        boolean readable = access.readableTypes(request, true).contains(type)
                || access.readableTypes(request, false).contains(type);
        if (!readable) {
            return Optional.of(
                    "The criteria must be a search such as Task?status=requested, of a type that you may read.");
        }
        Map<String, String[]> parameters = UrlUtil.parseQueryString(criteria.substring(query + 1));
        return parameters.keySet().stream().anyMatch(SubscriptionRules::leadsElsewhere)
                ? Optional.of("The criteria may name fields of the resource itself only.")
                : limits.refuseSearch(type, parameters);
    }

    /** A search follows chains among what its caller may read; what is matched to criteria, among everything. */
    private static boolean leadsElsewhere(String parameter) {
        return parameter.contains(".") || parameter.startsWith("_has");
    }
}
