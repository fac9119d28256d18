package de.medicalhub.transport;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The module's migrations by name: a scan of the class path would need a way into WildFly's virtual file system. A
 * migration that has landed is never edited.
 */
final class SchemaMigration {
    private static final String FOLDER = "/de/medicalhub/transport/migration/";
    private static final List<String> MIGRATIONS = List.of(
            "V1__foundation.sql",
            "V2__failed_order.sql",
            "V3__carrier.sql",
            "V4__shown_patient.sql",
            "V5__ride_need.sql",
            "V6__erasure.sql",
            "V7__mistaken_step.sql",
            "V8__dispatchers_hand.sql",
            "V9__duty.sql",
            "V11__live_operation.sql",
            "V12__parcels.sql",
            "V13__ride_note.sql",
            "V14__late_steps.sql",
            "V15__driven_way.sql",
            "V16__earlier_attempts.sql",
            "V17__place_by_hand.sql",
            "V18__slowdown.sql",
            "V19__planning_backoff.sql",
            "V20__absence.sql",
            "V21__failed_order_carrier.sql",
            "V22__demands.sql",
            "V23__traffic_feed.sql",
            "V24__owed.sql",
            "V25__told_time.sql",
            "V26__weights.sql",
            "V27__photos.sql",
            "V28__luggage.sql",
            "V29__costs.sql");

    private SchemaMigration() {}

    static void migrate(DataSource dataSource, TransportSettings settings) {
        migrate(dataSource, settings.firstCarrier());
    }

    static void migrate(DataSource dataSource, String firstCarrier) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .resourceProvider(new NamedResources())
                .placeholders(Map.of("firstCarrier", firstCarrier))
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
    }

    private static final class NamedResources implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return MIGRATIONS.contains(name) ? new Migration(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return MIGRATIONS.stream()
                    .filter(name -> name.startsWith(prefix)
                            && List.of(suffixes).stream().anyMatch(name::endsWith))
                    .map(name -> (LoadableResource) new Migration(name))
                    .toList();
        }
    }

    private static final class Migration extends LoadableResource {
        private final String name;

        Migration(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream file = Objects.requireNonNull(SchemaMigration.class.getResourceAsStream(FOLDER + name));
            return new InputStreamReader(file, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
