@echo off
rem Starts Parley with the Java that lies beside it.
setlocal
for %%D in ("%~dp0..") do set "PARLEY_HOME=%%~fD"
"%PARLEY_HOME%\runtime\bin\java.exe" -XX:+UseSerialGC ^
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
    --module-path "%PARLEY_HOME%\lib" --add-modules ALL-SYSTEM --enable-native-access=org.jline ^
    "-Dparley.home=%PARLEY_HOME%" -m parley.app/parley.app.Main %*
exit /b %ERRORLEVEL%
