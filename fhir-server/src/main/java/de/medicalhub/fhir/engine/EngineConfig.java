package de.medicalhub.fhir.engine;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.IDaoRegistry;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.provider.DaoRegistryResourceSupportedSvc;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import ca.uhn.fhir.jpa.search.StaleSearchDeletingSvcImpl;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.jpa.subscription.match.config.SubscriptionProcessorConfig;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionSubmitterConfig;
import ca.uhn.fhir.jpa.util.ResourceCountCache;
import ca.uhn.fhir.rest.api.IResourceSupportedSvc;
import de.medicalhub.common.fhir.VersionedReferences;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.FhirSettings;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The root of the Spring context: HAPI's own configurations and all features of this module. */
@Configuration
@ComponentScan(
        basePackages = "de.medicalhub.fhir",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // Two features may use the same class name.
@Import({
    JpaR4Config.class,
    ThreadPoolFactoryConfig.class,
    SubscriptionSubmitterConfig.class,
    SubscriptionProcessorConfig.class,
    SubscriptionChannelConfig.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class
})
public class EngineConfig {
    /** What the server stores and answers keeps the versions that are meant. */
    @Autowired
    void keepVersions(FhirContext context) {
        VersionedReferences.keepIn(context);
    }

    @Bean
    FhirSettings fhirSettings() {
        return FhirSettings.fromConfig();
    }

    @Bean
    Clock clock() {
        return HubClock.fromSystemProperty();
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    IStaleSearchDeletingSvc staleSearchDeletingSvc() {
        return new StaleSearchDeletingSvcImpl();
    }

    /** How many patients there are is nobody's business: the public capability statement counts nothing. */
    @Bean("myResourceCountsCache")
    ResourceCountCache resourceCountsCache() {
        return new ResourceCountCache(Map::of);
    }

    @Bean
    IResourceSupportedSvc resourceSupportedSvc(IDaoRegistry registry) {
        return new DaoRegistryResourceSupportedSvc(registry);
    }
}
