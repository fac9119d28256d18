package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.dao.data.IResourceHistoryTableDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.util.IMetaTagSorter;
import de.medicalhub.fhir.store.CurrentVersions;
import de.medicalhub.fhir.store.OwnChanges;
import de.medicalhub.fhir.store.ReadyAnswer;
import de.medicalhub.fhir.store.gateway.RememberedVersions.Content;
import de.medicalhub.fhir.store.gateway.RememberedVersions.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.stereotype.Component;

/** Two questions: which versions are current, and the text of those that are not remembered. */
@Component
class PostgresCurrentVersions implements CurrentVersions {
    private static final String CURRENT =
            "select res_id, res_ver, res_type, fhir_id from hfj_resource where res_deleted_at is null and ";
    private static final String BY_ID = CURRENT + "res_type = ? and fhir_id = ?";
    private static final String BY_IDS = CURRENT + "res_type = ? and fhir_id = any (?)";
    private static final String BY_KEYS = CURRENT + "res_id = any (?)";
    private static final String CONTENT = "select v.res_id, v.res_ver, v.res_text_vc, v.res_updated"
            + " from unnest(?::bigint[], ?::bigint[]) as wanted (res_id, res_ver)"
            + " join hfj_res_ver v on v.res_id = wanted.res_id and v.res_ver = wanted.res_ver"
            + " where v.res_encoding = 'JSON' and v.res_text_vc is not null and not v.has_tags";

    private final JdbcTemplate jdbc;
    private final FhirContext fhir;
    private final IResourceHistoryTableDao versions;
    private final IJpaStorageResourceParser engine;
    private final IMetaTagSorter tags;
    private final OwnChanges own;
    private final RememberedVersions remembered;

    PostgresCurrentVersions(
            DataSource dataSource,
            FhirContext fhir,
            IResourceHistoryTableDao versions,
            IJpaStorageResourceParser engine,
            IMetaTagSorter tags,
            OwnChanges own,
            RememberedVersions remembered) {
        jdbc = new JdbcTemplate(dataSource);
        this.fhir = fhir;
        this.versions = versions;
        this.engine = engine;
        this.tags = tags;
        this.own = own;
        this.remembered = remembered;
    }

    /** What is current under a name. */
    private record Current(Version version, String type, String id) {}

    @Override
    public Optional<IBaseResource> find(String type, String id) {
        return resources(current(BY_ID, ask -> {
                    ask.setString(1, type);
                    ask.setString(2, id);
                }))
                .values()
                .stream()
                .findFirst();
    }

    @Override
    public List<IBaseResource> list(Collection<String> references) {
        Map<String, Set<String>> byType = references.stream()
                .map(IdType::new)
                .filter(id -> id.hasResourceType() && id.hasIdPart())
                .collect(Collectors.groupingBy(
                        IdType::getResourceType, Collectors.mapping(IdType::getIdPart, Collectors.toSet())));
        List<Current> current = new ArrayList<>();
        byType.forEach((type, ids) -> current.addAll(current(BY_IDS, ask -> {
            ask.setString(1, type);
            ask.setArray(2, ask.getConnection().createArrayOf("text", ids.toArray(String[]::new)));
        })));
        return List.copyOf(resources(current).values());
    }

    @Override
    public List<@Nullable IBaseResource> load(List<Long> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<Long, IBaseResource> found = resources(current(
                BY_KEYS,
                ask -> ask.setArray(1, ask.getConnection().createArrayOf("bigint", keys.toArray(Long[]::new)))));
        List<@Nullable IBaseResource> inOrder = new ArrayList<>(keys.size());
        keys.forEach(key -> inOrder.add(found.get(key)));
        return inOrder;
    }

    private List<Current> current(String question, PreparedStatementSetter parameters) {
        own.bringToDatabase();
        return jdbc.query(
                question,
                parameters,
                (row, index) -> new Current(
                        new Version(row.getLong("res_id"), row.getLong("res_ver")),
                        row.getString("res_type"),
                        row.getString("fhir_id")));
    }

    private Map<Long, IBaseResource> resources(List<Current> current) {
        Map<Version, Content> contents = new HashMap<>();
        List<Current> unknown = new ArrayList<>();
        for (Current one : current) {
            remembered
                    .find(one.version())
                    .or(() -> written(one))
                    .ifPresentOrElse(known -> contents.put(one.version(), known), () -> unknown.add(one));
        }
        if (!unknown.isEmpty()) {
            contents.putAll(read(unknown));
        }
        Map<Long, IBaseResource> resources = new HashMap<>();
        for (Current one : current) {
            Content content = contents.get(one.version());
            IBaseResource resource =
                    content == null ? byEngine(one) : content.answer().copy();
            if (resource != null) {
                resources.put(one.version().key(), resource);
            }
        }
        return resources;
    }

    private Optional<Content> written(Current current) {
        Optional<Content> content = remembered
                .findWritten(current.version())
                .map(written -> content(current, written.text(), written.updated()));
        content.ifPresent(parsed -> remembered.keep(current.version(), parsed));
        return content;
    }

    private Map<Version, Content> read(List<Current> unknown) {
        Map<Version, Current> wanted = new HashMap<>();
        unknown.forEach(one -> wanted.put(one.version(), one));
        Long[] keys = wanted.keySet().stream().map(Version::key).toArray(Long[]::new);
        Long[] numbers = wanted.keySet().stream().map(Version::number).toArray(Long[]::new);
        Map<Version, Content> contents = new HashMap<>();
        jdbc.query(
                CONTENT,
                ask -> {
                    ask.setArray(1, ask.getConnection().createArrayOf("bigint", keys));
                    ask.setArray(2, ask.getConnection().createArrayOf("bigint", numbers));
                },
                row -> {
                    Version version = new Version(row.getLong("res_id"), row.getLong("res_ver"));
                    contents.put(version, content(wanted.get(version), row));
                });
        if (!own.arePossible()) {
            contents.forEach(remembered::keep);
        }
        return contents;
    }

    private Content content(@Nullable Current current, ResultSet row) throws SQLException {
        String text = row.getString("res_text_vc");
        Timestamp updated = row.getTimestamp("res_updated");
        if (current == null || text == null) {
            throw new IllegalStateException("The question asks for such rows only");
        }
        return content(current, text, updated.toInstant());
    }

    private Content content(Current current, String text, Instant updated) {
        Resource resource = (Resource) fhir.newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .parseResource(fhir.getResourceDefinition(current.type()).getImplementingClass(), text);
        String number = Long.toString(current.version().number());
        resource.setId(new IdType(current.type(), current.id(), number));
        resource.getMeta().setVersionId(number);
        resource.getMeta().setLastUpdated(Date.from(updated));
        tags.sort(resource.getMeta());
        return new Content(new ReadyAnswer(resource), text.length());
    }

    private @Nullable IBaseResource byEngine(Current current) {
        ResourceHistoryTable version = versions.findForIdAndVersion(
                JpaPid.fromId(current.version().key()).toFk(), current.version().number());
        return version == null ? null : engine.toResource(version, false);
    }
}
