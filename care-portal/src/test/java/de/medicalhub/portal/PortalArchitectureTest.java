package de.medicalhub.portal;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import de.medicalhub.common.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "de.medicalhub.portal", importOptions = ImportOption.DoNotIncludeTests.class)
class PortalArchitectureTest extends ArchitectureRules {}
