package de.medicalhub.fhir.audit.gateway;

import de.medicalhub.fhir.audit.entity.RowDigest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The key of the chain: {@code medhub.audit.key} (MicroProfile Config, from the environment). Whoever can write the
 * database but does not know it cannot make rows or links that fit. Without it they are fingerprints only.
 */
@Configuration
class AuditKey {
    @Bean
    RowDigest rowDigest() {
        return new RowDigest(ConfigProvider.getConfig()
                .getOptionalValue("medhub.audit.key", String.class)
                .orElse(""));
    }
}
