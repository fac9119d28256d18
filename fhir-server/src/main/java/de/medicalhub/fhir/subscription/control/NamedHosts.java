package de.medicalhub.fhir.subscription.control;

import de.medicalhub.fhir.FhirSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The hosts that a rest-hook may call wherever they are: {@code medhub.subscription.hosts}, separated by commas, without a port
 * each port of the host; and the hub's own.
 */
@Component
public class NamedHosts {
    private final Set<String> hosts;

    @Autowired
    NamedHosts(FhirSettings fhir) {
        this(ConfigProvider.getConfig()
                        .getOptionalValue("medhub.subscription.hosts", String.class)
                        .orElse("") + ","
                + URI.create(fhir.fhirUrl()).getAuthority());
    }

    /**
     * @param hosts separated by commas
     */
    public NamedHosts(String hosts) {
        this.hosts = Arrays.stream(hosts.split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the host of the address is one of them. */
    public boolean contains(URI address) {
        return hosts.contains(lower(address.getAuthority())) || hosts.contains(lower(address.getHost()));
    }

    private static String lower(@Nullable String part) {
        return Objects.requireNonNullElse(part, "").toLowerCase(Locale.ROOT);
    }
}
