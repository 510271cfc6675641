@echo off
rem Starts Parley with the Java that lies beside it.
setlocal
for %%D in ("%~dp0..") do set "PARLEY_HOME=%%~fD"
set "TUNING="
if "%~1"=="server" set "TUNING=-Xmn16m -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=5000 -XX:Tier4CompileThreshold=40000 -XX:Tier4BackEdgeThreshold=120000"
if "%~1"=="client" set "TUNING=-Xms48m -Xmn16m"
"%PARLEY_HOME%\runtime\bin\java.exe" -XX:+UseSerialGC %TUNING% ^
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
    --module-path "%PARLEY_HOME%\lib" --add-modules ALL-SYSTEM --enable-native-access=org.jline,parley.app ^
    "-Dparley.home=%PARLEY_HOME%" -m parley.app/parley.app.Main %*
exit /b %ERRORLEVEL%
