package de.medicalhub.fhir.engine;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.StoreMetaSourceInformationEnum;
import ca.uhn.fhir.jpa.binary.api.IBinaryStorageSvc;
import ca.uhn.fhir.jpa.binary.svc.NullBinaryStorageSvcImpl;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.TagStorageModeEnum;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import de.medicalhub.fhir.FhirSettings;
import de.medicalhub.fhir.engine.control.LeanMerge;
import de.medicalhub.fhir.engine.control.LeanTables;
import de.medicalhub.fhir.store.Flushes;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.search.mapper.orm.cfg.HibernateOrmMapperSettings;
import org.hl7.fhir.dstu2.model.Subscription.SubscriptionChannelType;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.lookup.JndiDataSourceLookup;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** PostgreSQL, transactions and what HAPI indexes. */
@Configuration
class StorageConfig {
    private static final long LEFTOVERS_EVERY_MILLIS = 10_000;
    private static final List<Integer> PREFETCH = List.of(100, 500, 2000, -1);

    @Bean
    DataSource dataSource() {
        return new JndiDataSourceLookup().getDataSource("java:jboss/datasources/FhirDS");
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            ConfigurableListableBeanFactory beans,
            FhirContext context,
            JpaStorageSettings settings,
            Flushes flushes) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, context, settings);
        factory.setPersistenceUnitName("fhir");
        factory.setDataSource(dataSource);
        factory.setJpaPropertyMap(hibernate(flushes));
        return factory;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    JpaStorageSettings jpaStorageSettings(FhirSettings fhir) {
        JpaStorageSettings settings = new JpaStorageSettings();
        takeWhatOthersWrite(settings, fhir);
        keepWritesLean(settings);
        keepSearchesTrue(settings);
        return settings;
    }

    /**
     * What somebody subscribes to is queued in the database, in the transaction that writes it, and worked off right after
     * its commit by {@link de.medicalhub.fhir.engine.boundary.SubscriptionListener}; HAPI's own round finds what a node
     * that died has left. Queued immediately, HAPI's worker often looked before the commit and told of an unknown
     * Subscription as a fault.
     */
    @Bean
    SubscriptionSettings subscriptionSettings() {
        SubscriptionSettings settings = new SubscriptionSettings();
        settings.addSupportedSubscriptionType(SubscriptionChannelType.RESTHOOK);
        settings.addSupportedSubscriptionType(SubscriptionChannelType.WEBSOCKET);
        settings.setSubscriptionIntervalInMs(LEFTOVERS_EVERY_MILLIS);
        return settings;
    }

    /** Documents stay inside their resources. */
    @Bean
    IBinaryStorageSvc binaryStorage() {
        return new NullBinaryStorageSvcImpl();
    }

    /** HAPI asks for one although no Subscription by e-mail is accepted. */
    @Bean
    IEmailSender emailSender() {
        return details -> {
            throw new UnsupportedOperationException("Subscriptions by e-mail are not offered");
        };
    }

    /** Bundles of other systems come as they are: absolute references, match URLs, their own ids. */
    private static void takeWhatOthersWrite(JpaStorageSettings settings, FhirSettings fhir) {
        settings.setAllowExternalReferences(true);
        settings.setAllowInlineMatchUrlReferences(true);
        settings.setTreatBaseUrlsAsLocal(Set.of(fhir.fhirUrl()));
        settings.setResourceServerIdStrategy(IdStrategyEnum.UUID);
    }

    private static void keepWritesLean(JpaStorageSettings settings) {
        settings.setTagStorageMode(TagStorageModeEnum.INLINE);
        settings.setStoreMetaSourceInformation(StoreMetaSourceInformationEnum.NONE);
        settings.setIndexStorageOptimized(true);
        settings.setEnableTaskBulkImportJobExecution(false);
        settings.setEnableTaskBulkExportJobExecution(false);
        settings.setEnableTaskPreExpandValueSets(false);
        settings.setBundleBatchPoolSize(1); // A batch stays on its request's thread, where its trail is kept.
        settings.setHibernateSearchIndexFullText(false);
        settings.setHibernateSearchIndexSearchParams(false);
    }

    private static void keepSearchesTrue(JpaStorageSettings settings) {
        settings.setExpungeEnabled(true); // For erasures only: the access table offers $expunge to nobody.
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setSearchPreFetchThresholds(PREFETCH);
        settings.setAllowContainsSearches(true); // ISiK Basis demands family:contains.
        settings.setIndexIdentifierOfType(true); // identifier:of-type, as the documentation offers it.
    }

    private static Map<String, Object> hibernate(Flushes flushes) {
        return Map.of(
                AvailableSettings.DIALECT, HapiFhirPostgresDialect.class.getName(),
                AvailableSettings.HBM2DDL_AUTO, "update",
                EntityManagerFactoryBuilderImpl.INTEGRATOR_PROVIDER,
                        (IntegratorProvider) () -> List.of(new LeanTables(), new LeanMerge(), flushes),
                AvailableSettings.SCANNER, "org.hibernate.boot.archive.scan.internal.DisabledScanner",
                AvailableSettings.STATEMENT_BATCH_SIZE, "50",
                AvailableSettings.ORDER_INSERTS, "true",
                AvailableSettings.ORDER_UPDATES, "true",
                AvailableSettings.USE_QUERY_CACHE, "false",
                AvailableSettings.USE_SECOND_LEVEL_CACHE, "false",
                HibernateOrmMapperSettings.ENABLED, "false");
    }
}
