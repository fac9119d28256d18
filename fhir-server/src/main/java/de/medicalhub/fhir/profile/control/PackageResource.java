package de.medicalhub.fhir.profile.control;

import de.medicalhub.fhir.profile.entity.Canonical;
import de.medicalhub.fhir.profile.entity.PackageId;
import de.medicalhub.fhir.profile.entity.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** One conformance resource of a package; its text stays compressed until somebody asks for it. */
final class PackageResource {
    private final PackageId origin;
    private final String type;
    private final Canonical canonical;
    private final Version version;
    private final String constrained;
    private final byte[] packed;

    /**
     * @param head its plain fields; without a version it has that of the package
     */
    PackageResource(PackageId origin, Map<String, String> head, byte[] json) {
        this.origin = origin;
        type = head.getOrDefault("resourceType", "");
        version = new Version(head.getOrDefault("version", origin.version().text()));
        canonical = Canonical.of(head.getOrDefault("url", "")).in(version);
        boolean profile = "resource".equals(head.get("kind")) && "constraint".equals(head.get("derivation"));
        constrained = profile ? head.getOrDefault("type", "") : "";
        packed = pack(json);
    }

    PackageId origin() {
        return origin;
    }

    String type() {
        return type;
    }

    String url() {
        return canonical.url();
    }

    Version version() {
        return version;
    }

    /** The type of resource that it is a profile of; empty if it is none. */
    String constrained() {
        return constrained;
    }

    String canonical() {
        return canonical.toString();
    }

    /** The JSON as it stands in the package. */
    InputStream open() {
        return new InflaterInputStream(new ByteArrayInputStream(packed));
    }

    private static byte[] pack(byte[] json) {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 8);
        try (OutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }
}
