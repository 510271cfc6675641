package parley.features;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.SelectFile;
import org.junit.platform.suite.api.Suite;

/** Plays every scenario of this folder, and those of the example of a plugin. */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories(".")
@SelectFile("../plugins/wave/wave.feature")
class FeaturesTest {}
