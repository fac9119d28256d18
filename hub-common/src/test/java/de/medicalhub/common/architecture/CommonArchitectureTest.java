package de.medicalhub.common.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;

@AnalyzeClasses(packages = "de.medicalhub.common", importOptions = ImportOption.DoNotIncludeTests.class)
class CommonArchitectureTest extends ArchitectureRules {}
