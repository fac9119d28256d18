package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.util.Locale;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.tool.schema.spi.Exporter;

/**
 * HAPI's tables without the foreign keys of the rows that index one resource. A Patient has some fifteen of them, and each
 * was looked up in the table of resources that the same transaction writes; nothing but the engine writes or deletes either
 * (docs/decisions/0029-speed.md).
 */
public class LeanPostgresDialect extends HapiFhirPostgresDialect {
    /** Index rows of one resource by the kind of their value. */
    private static final String INDEX_ROWS = "hfj_spidx_";

    @Override
    public Exporter<ForeignKey> getForeignKeyExporter() {
        Exporter<ForeignKey> all = super.getForeignKeyExporter();
        return new Exporter<>() {
            @Override
            public String[] getSqlCreateStrings(ForeignKey key, Metadata metadata, SqlStringGenerationContext context) {
                return isLeftOut(key) ? NO_COMMANDS : all.getSqlCreateStrings(key, metadata, context);
            }

            @Override
            public String[] getSqlDropStrings(ForeignKey key, Metadata metadata, SqlStringGenerationContext context) {
                return all.getSqlDropStrings(key, metadata, context);
            }
        };
    }

    private static boolean isLeftOut(ForeignKey key) {
        return key.getTable().getName().toLowerCase(Locale.ROOT).startsWith(INDEX_ROWS);
    }
}
